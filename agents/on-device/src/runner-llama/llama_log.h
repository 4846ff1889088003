#ifndef ASSAY_RUNNER_LLAMA_LOG_H
#define ASSAY_RUNNER_LLAMA_LOG_H

/** Sends the library's warnings and errors to standard error, and keeps the errors. */
void llama_log_begin(void);

/** The library's errors so far in one line; empty when there were none. */
const char *llama_log_errors(void);

#endif
