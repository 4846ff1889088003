#include "jobs_folder.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MAX_ID = 128, MAX_OPEN_FOLDERS = 16 };

bool job_id_is_valid(const char *id) {
    static const char alphanumeric[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    size_t length = strlen(id), valid = 0;
    while (valid < length && (strchr(alphanumeric, id[valid]) != NULL || strchr("._-", id[valid]) != NULL)) {
        valid++;
    }
    return length > 0 && length <= MAX_ID && valid == length && strchr(alphanumeric, id[0]) != NULL;
}

/** Waits for the lock; false when the folder was removed meanwhile, so that the lock means nothing. */
static bool lock(const struct job_folder *folder) {
    struct stat locked, named;
    while (flock(folder->fd, LOCK_EX) != 0 && errno == EINTR) {
    }
    return fstat(folder->fd, &locked) == 0 && stat(folder->path, &named) == 0 &&
           locked.st_dev == named.st_dev && locked.st_ino == named.st_ino;
}

static bool make(const char *path) {
    return mkdir(path, 0755) == 0 || errno == EEXIST;
}

bool job_folder_open(struct job_folder *folder, const char *jobs, const char *id, bool create) {
    *folder = (struct job_folder){.id = id, .fd = -1};
    if ((create && !make(jobs)) || realpath(jobs, folder->jobs) == NULL) {
        return !create && errno == ENOENT;
    }
    if (strlen(folder->jobs) + MAX_ID + NAME_MAX >= PATH_MAX) {
        errno = ENAMETOOLONG;
        return false;
    }
    job_folder_file(folder, "", folder->path);
    for (;;) {
        if (create && !make(folder->path)) {
            return false;
        }
        folder->fd = open(folder->path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        if (folder->fd < 0) {
            if (errno == ENOENT && create) {
                continue; /* removed between the two lines */
            }
            return errno == ENOENT;
        }
        if (lock(folder)) {
            return true;
        }
        job_folder_close(folder);
    }
}

void job_folder_unlock(const struct job_folder *folder) {
    flock(folder->fd, LOCK_UN);
}

void job_folder_close(struct job_folder *folder) {
    if (folder->fd >= 0) {
        close(folder->fd);
        folder->fd = -1;
    }
}

void job_folder_file(const struct job_folder *folder, const char *name, char *path) {
    snprintf(path, PATH_MAX, name[0] != '\0' ? "%s/%s/%s" : "%s/%s", folder->jobs, folder->id, name);
}

static int remove_entry(const char *path, const struct stat *status, int type, struct FTW *walk) {
    (void)status, (void)type, (void)walk;
    return remove(path);
}

bool job_folder_remove(struct job_folder *folder) {
    char doomed[PATH_MAX];
    if ((size_t)snprintf(doomed, sizeof doomed, "%s/.%s.removed", folder->jobs, folder->id) >=
        sizeof doomed) {
        errno = ENAMETOOLONG;
        return false;
    }
    /* One that an earlier removal, cut off, left behind would be in the way. */
    if (nftw(doomed, remove_entry, MAX_OPEN_FOLDERS, FTW_DEPTH | FTW_PHYS) != 0 && errno != ENOENT) {
        return false;
    }
    return rename(folder->path, doomed) == 0 &&
           nftw(doomed, remove_entry, MAX_OPEN_FOLDERS, FTW_DEPTH | FTW_PHYS) == 0;
}
