#ifndef ASSAY_RUNNER_LLAMA_GENERATE_H
#define ASSAY_RUNNER_LLAMA_GENERATE_H

#include "session.h"

/** The stamps of one iteration, ns of CLOCK_MONOTONIC. */
struct generation {
    int64_t prefill_begin, prefill_end;
    int64_t *token_at; /**< generate_tokens of them */
};

/** Runs the job's warm-up and iterations, as many as it says or for as long as it says; writes their events
 * and the end; returns the exit code. */
int generate(struct events *events, const struct runner_job *job, const struct session *session);

#endif
