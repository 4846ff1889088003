#ifndef ASSAY_PROBE_JOBS_TRACE_H
#define ASSAY_PROBE_JOBS_TRACE_H

#include "common/json.h"

/** What a trace.bin that is no longer written to tells of its job's end. */
struct trace_end {
    struct json_document end; /**< the end record; no root when the trace stops before it */
    int64_t header_ns;        /**< when the trace was begun, in monotonic ns; 0 when unknown */
    int64_t ended_ns;         /**< when the runner ended; 0 when unknown */
};

/** Reads the records of a trace (docs/formats/bundle.md, any version) up to the first that is damaged or cut
 * short. */
struct trace_end trace_end_parse(const void *bytes, size_t length);

/** The same of a file; nothing is found in one that cannot be read. */
struct trace_end trace_end_read(const char *path);
void trace_end_free(struct trace_end *end);

#endif
