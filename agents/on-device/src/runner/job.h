#ifndef ASSAY_RUNNER_JOB_H
#define ASSAY_RUNNER_JOB_H

#include "events.h"

#include <stdbool.h>
#include <stdint.h>

enum workload_kind { WORKLOAD_GENERATE, WORKLOAD_SUSTAINED, WORKLOAD_INFER };

/** What a runner needs of a job (docs/formats/job.md). Texts live until the process ends. */
struct runner_job {
    const char *library_dir;
    const char *model_path;
    enum workload_kind kind;
    int32_t prompt_tokens, generate_tokens; /**< of generate and sustained */
    bool greedy;                            /**< of generate and sustained: sampling GREEDY, else NONE */
    int64_t duration_ns;                    /**< of sustained */
    int64_t sequence, batch;                /**< of infer */
    int64_t warmup;
    int64_t iterations; /**< of generate and infer */
    int32_t threads;
    uint64_t seed;
};

/**
 * The job that a runner's command line `--job FILE` names. Prints its `usage` for anything else and exits; a
 * job it cannot run ends in an error event.
 */
struct runner_job runner_job_read(struct events *events, int argc, char **argv, const char *usage);

#endif
