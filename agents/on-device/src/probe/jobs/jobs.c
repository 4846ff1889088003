#include "probe/jobs/jobs.h"

#include "common/clock.h"
#include "probe/files.h"
#include "probe/job/job.h"
#include "probe/jobs/detach.h"
#include "probe/jobs/jobs_manifest.h"
#include "probe/jobs/jobs_state.h"
#include "probe/version.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

/** The runner's grace, the wait for one that SIGKILL does not end, and the closing of the bundle. */
#define STOP_PATIENCE_NS (15 * NS_PER_S)
#define LOOK_NS (20 * NS_PER_MS)

enum { MAX_JOB_BYTES = 1 << 20 };

static void print(struct json_writer *json) {
    json_close(json, '}');
    text_append(&json->text, "\n", 1);
    fwrite(json->text.data, 1, json->text.length, stdout);
    text_free(&json->text);
}

static void print_status(const struct job_status *status, const struct job_folder *folder) {
    struct json_writer json = {0};
    job_status_write(status, folder, &json);
    print(&json);
}

/** Opens a job's folder for one of the commands; an exit code. */
static int open_folder(struct job_folder *folder, const char *jobs, const char *id, bool create) {
    if (!job_id_is_valid(id)) {
        fprintf(stderr,
                "probe: '%s' is no job id: expected up to 128 letters, digits, '.', '_' and '-', a letter or "
                "digit first\n",
                id);
        return EXIT_USAGE;
    }
    if (!job_folder_open(folder, jobs, id, create)) {
        fprintf(stderr, "probe: cannot open %s/%s: %s\n", jobs, id, strerror(errno));
        return EXIT_FAILED;
    }
    return EXIT_COMPLETE;
}

/** Lays the job into its bundle, which is created. */
static bool lay_down(const struct job_folder *folder, const struct text *content) {
    bool written = mkdirat(folder->fd, "bundle", 0755) == 0 || errno == EEXIST;
    int bundle = written ? openat(folder->fd, "bundle", O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;
    written = bundle >= 0 && write_durable(bundle, "job.json", content->data, content->length);
    if (!written) {
        fprintf(stderr, "probe: cannot write %s/bundle/job.json: %s\n", folder->path, strerror(errno));
    }
    if (bundle >= 0) {
        close(bundle);
    }
    return written;
}

static bool is_the_same(const struct job_folder *folder, const struct text *content) {
    char path[PATH_MAX];
    struct text known = {0};
    job_folder_file(folder, "bundle/job.json", path);
    bool same = text_read_file(&known, path, MAX_JOB_BYTES) && known.length == content->length &&
                memcmp(known.data, content->data, known.length) == 0;
    text_free(&known);
    return same;
}

static int start_in(const struct job_folder *folder, const struct text *content) {
    struct job_status status = job_status_read(folder);
    int code = EXIT_COMPLETE;
    if (status.state == JOB_UNKNOWN) {
        code = lay_down(folder, content) && detach_job(folder) ? EXIT_COMPLETE : EXIT_FAILED;
        status = job_status_read(folder);
    } else if (!is_the_same(folder, content)) {
        fprintf(stderr, "probe: a job %s with another content is in %s: give this one an id of its own\n",
                folder->id, folder->jobs);
        code = EXIT_USAGE;
    }
    if (code == EXIT_COMPLETE) {
        print_status(&status, folder);
    }
    job_status_free(&status);
    return code;
}

int jobs_start(const char *job_path, const char *jobs) {
    struct job job;
    struct text content = {0};
    struct job_folder folder;
    char problem[400];
    int code = EXIT_USAGE;
    if (!job_read(&job, job_path, problem, sizeof problem)) {
        fprintf(stderr, "probe: %s: %s\n", job_path, problem);
    } else if (!text_read_file(&content, job_path, MAX_JOB_BYTES)) {
        fprintf(stderr, "probe: %s: %s\n", job_path, strerror(errno));
    } else if ((code = open_folder(&folder, jobs, job.id, true)) == EXIT_COMPLETE) {
        code = start_in(&folder, &content);
        job_folder_close(&folder);
    }
    text_free(&content);
    job_free(&job);
    return code;
}

int jobs_status(const char *id, const char *jobs) {
    struct job_folder folder;
    int code = open_folder(&folder, jobs, id, false);
    if (code == EXIT_COMPLETE) {
        struct job_status status = job_status_read(&folder);
        print_status(&status, &folder);
        job_status_free(&status);
        job_folder_close(&folder);
    }
    return code;
}

int jobs_wait(const char *id, const char *jobs) {
    struct job_folder folder;
    int code = open_folder(&folder, jobs, id, false);
    if (code != EXIT_COMPLETE) {
        return code;
    }
    struct job_status status = job_status_read(&folder);
    if (status.state == JOB_RUNNING) {
        job_folder_unlock(&folder);
    }
    while (status.state == JOB_RUNNING) {
        process_await(&status.owner.probe);
        process_await(&status.owner.guardian);
        status = job_status_read(&folder);
    }
    print_status(&status, &folder);
    job_status_free(&status);
    job_folder_close(&folder);
    return code;
}

int jobs_stop(const char *id, const char *jobs) {
    struct job_folder folder;
    int code = open_folder(&folder, jobs, id, false);
    if (code != EXIT_COMPLETE) {
        return code;
    }
    struct job_status status = job_status_read(&folder);
    int64_t until = monotonic_ns() + STOP_PATIENCE_NS;
    if (status.state == JOB_RUNNING) {
        process_terminate(&status.owner.probe);
        job_folder_unlock(&folder);
    }
    while (status.state == JOB_RUNNING && monotonic_ns() < until) {
        nanosleep(&(struct timespec){.tv_nsec = LOOK_NS}, NULL);
        status = job_status_read(&folder);
    }
    if (status.state == JOB_RUNNING) {
        fprintf(stderr, "probe: the job %s still runs 15 s after it was told to end\n", id);
        code = EXIT_FAILED;
    }
    print_status(&status, &folder);
    job_status_free(&status);
    job_folder_close(&folder);
    return code;
}

int jobs_collect(const char *id, const char *jobs, bool remove) {
    struct job_folder folder;
    int code = open_folder(&folder, jobs, id, false);
    if (code != EXIT_COMPLETE) {
        return code;
    }
    struct job_status status = job_status_read(&folder);
    struct json_writer json = {0};
    job_status_write(&status, &folder, &json);
    if (status.state == JOB_RUNNING) {
        fprintf(stderr, "probe: the job %s still runs: wait for it, or stop it\n", id);
        code = EXIT_FAILED;
    } else if (status.state != JOB_UNKNOWN && !manifest_write(&folder, &json)) {
        code = EXIT_FAILED;
    } else if (status.state != JOB_UNKNOWN && remove && !job_folder_remove(&folder)) {
        fprintf(stderr, "probe: cannot remove %s: %s\n", folder.path, strerror(errno));
        code = EXIT_FAILED;
    }
    print(&json);
    job_status_free(&status);
    job_folder_close(&folder);
    return code;
}
