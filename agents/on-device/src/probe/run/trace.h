#ifndef ASSAY_PROBE_TRACE_H
#define ASSAY_PROBE_TRACE_H

#include "common/json.h"
#include "probe/sampling/ring.h"

enum record_type { RECORD_HEADER = 1, RECORD_CHANNEL, RECORD_SAMPLES, RECORD_MARK, RECORD_END };

/** trace.bin, version 2, being written (docs/formats/bundle.md). Records are kept in memory until they are
 * flushed. For one thread. */
struct trace {
    int fd;
    struct text pending;
    int64_t length;   /**< bytes that are written */
    int64_t reserved; /**< bytes that the file system has set aside for the file, those written too */
    int error;        /**< errno of the first failed write, 0 while there is none */
    bool ends;        /**< the last record was added */
};

/** Creates the file; false with errno set, EEXIST when there is one already. */
bool trace_open(struct trace *trace, const char *path);
void trace_add(struct trace *trace, enum record_type type, const void *payload, size_t length);

/** Adds a record whose payload is JSON, and frees the writer's text. */
void trace_add_json(struct trace *trace, enum record_type type, struct json_writer *payload);

/** Adds one record with as many readings as it can hold, of 1 or more whose times do not fall; returns how
 * many. */
size_t trace_add_samples(struct trace *trace, const struct reading *readings, size_t count);

/** Writes what is pending; `durable` also waits until it is on the medium. False once writing has failed:
 * then only the end is still written, for which room was kept, so that a full disk can say so. */
bool trace_flush(struct trace *trace, bool durable);
void trace_close(struct trace *trace);

#endif
