#ifndef ASSAY_PROBE_JOBS_FOLDER_H
#define ASSAY_PROBE_JOBS_FOLDER_H

#include <limits.h>
#include <stdbool.h>

/** The folder of one job, DIR/ID: owner.json, probe.err and bundle/. */
struct job_folder {
    char jobs[PATH_MAX]; /**< DIR, absolute */
    const char *id;
    char path[PATH_MAX];
    int fd; /**< held locked while something is decided about the job; -1 when there is no such folder */
};

/** 1 to 128 letters, digits, '.', '_' and '-', of which the first is a letter or digit: a file name that
 * leads nowhere else. */
bool job_id_is_valid(const char *id);

/**
 * Opens the folder and waits for its lock (flock), which holds until the folder is closed. With `create` DIR
 * and the folder are made where they are missing. False with errno set when that fails; a missing folder that
 * is not to be made is no failure.
 */
bool job_folder_open(struct job_folder *folder, const char *jobs, const char *id, bool create);

/** Lets others at an open folder that this process goes on looking at. */
void job_folder_unlock(const struct job_folder *folder);
void job_folder_close(struct job_folder *folder);

/** "DIR/ID/NAME" into `path`, which has PATH_MAX bytes. */
void job_folder_file(const struct job_folder *folder, const char *name, char *path);

/** Removes an open folder with all in it, at once or not at all as seen by others. False with errno set. */
bool job_folder_remove(struct job_folder *folder);

#endif
