#ifndef ASSAY_RUNNER_LLAMA_SESSION_H
#define ASSAY_RUNNER_LLAMA_SESSION_H

#include "llama.h"
#include "runner/job.h"

/** A model ready to run, set up as llama-bench of the same release does by default. */
struct session {
    struct llama_model *model;
    struct llama_context *context;
    int32_t vocabulary;
    bool begins_with_bos;
    llama_token bos;
};

/** Loads the libraries' backends and the model, and keeps the phases and facts. Ends in an error event on
 * failure. */
struct session session_open(struct events *events, const struct runner_job *job);

#endif
