#ifndef ASSAY_RUNNER_ONNX_LIBRARY_H
#define ASSAY_RUNNER_ONNX_LIBRARY_H

#include "ort_table.h"
#include "runner/events.h"

/** The loaded library: its functions, and what every call needs. */
struct library {
    struct events *events;
    struct ort api;
    void *env;
};

/** Loads libonnxruntime.so of a folder. Ends in an error event on failure. */
struct library library_open(struct events *events, const char *folder);

/** Ends in an error event of this code unless `status` says that `what` worked; in NO_MEMORY when memory ran
 * out. */
void library_check(const struct library *library, ort_status status, const char *code, const char *what);

#endif
