#include "probe/jobs/jobs_state.h"

#include "common/clock.h"

#include <stdio.h>
#include <string.h>

enum { MAX_COMPLAINTS = 1 << 16 };

/** The last line of probe.err; false when it has none. */
static bool last_complaint(const struct job_folder *folder, char *line, size_t size) {
    char path[PATH_MAX];
    struct text text = {0};
    job_folder_file(folder, "probe.err", path);
    bool read = text_read_file(&text, path, MAX_COMPLAINTS);
    while (read && text.length > 0 && text.data[text.length - 1] == '\n') {
        text.data[--text.length] = '\0';
    }
    if (read && text.length > 0) {
        const char *end = strrchr(text.data, '\n');
        snprintf(line, size, "%s", end != NULL ? end + 1 : text.data);
    }
    read = read && text.length > 0;
    text_free(&text);
    return read;
}

static void read_end(struct job_status *status, const struct job_folder *folder, bool same_boot) {
    char path[PATH_MAX];
    job_folder_file(folder, "bundle/trace.bin", path);
    status->end = trace_end_read(path);
    status->state = status->end.end.root != NULL ? JOB_ENDED : JOB_LOST;
    if (status->end.header_ns > 0 && status->end.ended_ns >= status->end.header_ns) {
        status->elapsed_ms = (status->end.ended_ns - status->end.header_ns) / NS_PER_MS;
    }
    if (status->state == JOB_LOST && !last_complaint(folder, status->problem, sizeof status->problem)) {
        snprintf(status->problem, sizeof status->problem, "%s",
                 same_boot ? "the probe is gone and left no word" : "the device was restarted");
    }
}

struct job_status job_status_read(const struct job_folder *folder) {
    struct job_status status = {.state = JOB_UNKNOWN, .elapsed_ms = -1};
    char path[PATH_MAX];
    if (folder->fd < 0) {
        return status;
    }
    job_folder_file(folder, "owner.json", path);
    enum owner_read read = owner_read(&status.owner, path);
    if (read == OWNER_ABSENT) {
        return status;
    }
    bool same_boot = read == OWNER_READ && owner_is_of_this_boot(&status.owner);
    if (same_boot && (process_lives(&status.owner.probe) || process_lives(&status.owner.guardian))) {
        status.state = JOB_RUNNING;
        status.elapsed_ms = (monotonic_ns() - status.owner.monotonic_ns) / NS_PER_MS;
    } else {
        read_end(&status, folder, same_boot || read == OWNER_DAMAGED);
    }
    return status;
}

void job_status_free(struct job_status *status) {
    trace_end_free(&status->end);
}

void job_status_write(const struct job_status *status, const struct job_folder *folder,
                      struct json_writer *json) {
    static const char *const words[] = {
        [JOB_UNKNOWN] = "unknown", [JOB_RUNNING] = "running", [JOB_ENDED] = "ended", [JOB_LOST] = "lost"};
    json_open(json, '{');
    json_string_member(json, "schema", "assay.jobstate/1");
    json_string_member(json, "job", folder->id);
    json_string_member(json, "state", words[status->state]);
    if (status->state == JOB_RUNNING) {
        json_integer_member(json, "pid", status->owner.probe.pid);
    }
    if (status->elapsed_ms >= 0) {
        json_integer_member(json, "elapsed_ms", status->elapsed_ms);
    }
    if (status->state == JOB_ENDED) {
        const struct json *outcome = json_member(status->end.end.root, "outcome");
        if (outcome != NULL) {
            json_key(json, "outcome");
            json_copy(json, outcome);
        }
    }
    if (status->problem[0] != '\0') {
        json_string_member(json, "problem", status->problem);
    }
    if (status->state != JOB_UNKNOWN) {
        char bundle[PATH_MAX];
        job_folder_file(folder, "bundle", bundle);
        json_string_member(json, "bundle", bundle);
    }
}
