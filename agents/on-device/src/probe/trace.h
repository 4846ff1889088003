#ifndef ASSAY_PROBE_TRACE_H
#define ASSAY_PROBE_TRACE_H

#include "common/json.h"

#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>

enum record_type { RECORD_HEADER = 1, RECORD_CHANNEL, RECORD_SAMPLES, RECORD_MARK, RECORD_END };

/** One value of a channel. */
struct sample {
    uint16_t channel;
    double value;
};

enum { MAX_SAMPLES_A_RECORD = 64 };

/**
 * trace.bin being written (docs/formats/bundle.md). Records may be added by any thread: they are kept in
 * memory, so that a slow disk delays no sampler, until one thread flushes them.
 */
struct trace {
    int fd;
    pthread_mutex_t lock; /**< guards pending */
    struct text pending;
    struct text writing;
    int error; /**< errno of the first failed write, 0 while there is none; for the flushing thread only */
};

/** Creates the file; false with errno set, EEXIST when there is one already. */
bool trace_open(struct trace *trace, const char *path);
void trace_add(struct trace *trace, enum record_type type, const void *payload, size_t length);

/** Adds a record whose payload is JSON, and frees the writer's text. */
void trace_add_json(struct trace *trace, enum record_type type, struct json_writer *payload);

/** Adds values read at one moment; nothing when there are none. At most MAX_SAMPLES_A_RECORD. */
void trace_add_samples(struct trace *trace, int64_t at, const struct sample *samples, size_t count);

/** Writes what is pending; `durable` also waits until it is on the medium. False once writing has failed. */
bool trace_flush(struct trace *trace, bool durable);
void trace_close(struct trace *trace);

#endif
