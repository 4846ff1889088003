#include "trace.h"

#include "common/crc32c.h"
#include "files.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

static void put_little_endian(uint8_t *at, uint64_t value, size_t bytes) {
    for (size_t i = 0; i < bytes; i++) {
        at[i] = (uint8_t)(value >> (8 * i));
    }
}

bool trace_open(struct trace *trace, const char *path) {
    *trace = (struct trace){.lock = PTHREAD_MUTEX_INITIALIZER};
    trace->fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_APPEND | O_CLOEXEC, 0644);
    text_append_string(&trace->pending, "ASSAYTR1");
    return trace->fd >= 0;
}

void trace_add(struct trace *trace, enum record_type type, const void *payload, size_t length) {
    uint8_t head[8], tail[4];
    put_little_endian(head, length, 4);
    put_little_endian(head + 4, (uint64_t)type, 4); /* the type, and the zero behind it */
    put_little_endian(tail, crc32c(crc32c(0, head + 4, 4), payload, length), 4);
    pthread_mutex_lock(&trace->lock);
    text_append(&trace->pending, head, sizeof head);
    text_append(&trace->pending, payload, length);
    text_append(&trace->pending, tail, sizeof tail);
    pthread_mutex_unlock(&trace->lock);
}

void trace_add_json(struct trace *trace, enum record_type type, struct json_writer *payload) {
    trace_add(trace, type, payload->text.data, payload->text.length);
    text_free(&payload->text);
}

void trace_add_samples(struct trace *trace, int64_t at, const struct sample *samples, size_t count) {
    uint8_t payload[10 + 10 * MAX_SAMPLES_A_RECORD];
    put_little_endian(payload, (uint64_t)at, 8);
    put_little_endian(payload + 8, count, 2);
    for (size_t i = 0; i < count; i++) {
        uint64_t bits;
        memcpy(&bits, &samples[i].value, sizeof bits);
        put_little_endian(payload + 10 + 10 * i, samples[i].channel, 2);
        put_little_endian(payload + 12 + 10 * i, bits, 8);
    }
    if (count > 0) {
        trace_add(trace, RECORD_SAMPLES, payload, 10 + 10 * count);
    }
}

bool trace_flush(struct trace *trace, bool durable) {
    pthread_mutex_lock(&trace->lock);
    struct text full = trace->pending;
    trace->pending = trace->writing;
    pthread_mutex_unlock(&trace->lock);
    if (trace->error == 0 && !write_whole(trace->fd, full.data, full.length)) {
        trace->error = errno;
    }
    full.length = 0;
    trace->writing = full;
    if (trace->error == 0 && durable && fdatasync(trace->fd) != 0) {
        trace->error = errno;
    }
    return trace->error == 0;
}

void trace_close(struct trace *trace) {
    close(trace->fd);
    text_free(&trace->pending);
    text_free(&trace->writing);
}
