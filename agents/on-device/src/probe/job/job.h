#ifndef ASSAY_PROBE_JOB_H
#define ASSAY_PROBE_JOB_H

#include "probe/job/plan.h"

#include <sched.h>

/** What the probe needs of a job (docs/formats/job.md). */
struct job {
    char *path; /**< of the job's file, absolute */
    char *id;
    char **argv;        /**< NULL-terminated, `--job FILE` appended where the runner speaks events */
    char **environment; /**< NULL-terminated: all that the runner gets */
    bool speaks_events;
    int64_t threads; /**< 0 when the job does not say */
    cpu_set_t cpus;  /**< on which the runner is to run; empty when the job does not say */
    int64_t hold_ms; /**< from the job's start to the runner's; 0 when the job does not say */
    int64_t deadline_ms;
    double temperature_c; /**< NAN when there is no such limit */
    int64_t memory_bytes; /**< 0 when there is no such limit */
    struct plan sampling;
};

/** Reads and checks a job. False with one sentence in `problem` that names the key at fault. */
bool job_read(struct job *job, const char *path, char *problem, size_t problem_size);

/** The same of a text. `job` holds its `path` and is otherwise zero. */
bool job_parse(struct job *job, const char *text, size_t length, char *problem, size_t problem_size);
void job_free(struct job *job);

#endif
