#include "probe/run/trace.h"

#include "common/crc32c.h"
#include "probe/files.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

/* 14 bytes a sample: a record of so many is 64 KiB at the most, a sixteenth of what a reader takes. */
enum { MAX_SAMPLES = 4680, SAMPLES_HEAD = 10, SAMPLE = 14 };

/* Kept free behind what is written, for the end; and what is set aside beyond that with one call. */
enum { ROOM_FOR_END = 16 << 10, AT_ONCE = 256 << 10 };

static void put_little_endian(uint8_t *at, uint64_t value, size_t bytes) {
    for (size_t i = 0; i < bytes; i++) {
        at[i] = (uint8_t)(value >> (8 * i));
    }
}

bool trace_open(struct trace *trace, const char *path) {
    *trace = (struct trace){0};
    trace->fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_APPEND | O_CLOEXEC, 0644);
    text_append_string(&trace->pending, "ASSAYTR2");
    return trace->fd >= 0;
}

void trace_add(struct trace *trace, enum record_type type, const void *payload, size_t length) {
    uint8_t head[8], tail[4];
    if (type == RECORD_END) {
        trace->ends = true;
        if (trace->error != 0) {
            trace->pending.length = 0; /* what came since is lost, as all since the error */
        }
    }
    put_little_endian(head, length, 4);
    put_little_endian(head + 4, (uint64_t)type, 4); /* the type, and the zero behind it */
    put_little_endian(tail, crc32c(crc32c(0, head + 4, 4), payload, length), 4);
    text_append(&trace->pending, head, sizeof head);
    text_append(&trace->pending, payload, length);
    text_append(&trace->pending, tail, sizeof tail);
}

void trace_add_json(struct trace *trace, enum record_type type, struct json_writer *payload) {
    trace_add(trace, type, payload->text.data, payload->text.length);
    text_free(&payload->text);
}

size_t trace_add_samples(struct trace *trace, const struct reading *readings, size_t count) {
    uint8_t payload[SAMPLES_HEAD + SAMPLE * MAX_SAMPLES], *at = payload + SAMPLES_HEAD;
    int64_t base = readings[0].at;
    size_t added = 0;
    for (; added < count && added < MAX_SAMPLES && readings[added].at - base <= UINT32_MAX; added++) {
        uint64_t bits;
        memcpy(&bits, &readings[added].value, sizeof bits);
        put_little_endian(at, readings[added].channel, 2);
        put_little_endian(at + 2, (uint64_t)(readings[added].at - base), 4);
        put_little_endian(at + 6, bits, 8);
        at += SAMPLE;
    }
    put_little_endian(payload, (uint64_t)base, 8);
    put_little_endian(payload + 8, added, 2);
    trace_add(trace, RECORD_SAMPLES, payload, (size_t)(at - payload));
    return added;
}

/** Sets room aside for what is pending and for the end. False where the disk is full; true, too, where the
 * file system cannot set aside. */
static bool reserve(struct trace *trace) {
    int64_t needed = trace->length + (int64_t)trace->pending.length + ROOM_FOR_END;
    if (needed <= trace->reserved) {
        return true;
    }
    for (int64_t more = AT_ONCE; more >= 0;
         more -= AT_ONCE) { /* where there is not so much, what is needed */
        if (fallocate(trace->fd, FALLOC_FL_KEEP_SIZE, 0, needed + more) == 0) {
            trace->reserved = needed + more;
            return true;
        }
    }
    return errno != ENOSPC && errno != EDQUOT;
}

static bool write_pending(struct trace *trace) {
    if (!write_whole(trace->fd, trace->pending.data, trace->pending.length)) {
        return false;
    }
    trace->length += (int64_t)trace->pending.length;
    return true;
}

bool trace_flush(struct trace *trace, bool durable) {
    if (trace->error == 0) {
        if (!reserve(trace) || !write_pending(trace)) {
            trace->error = errno;
        }
    }
    if (trace->error != 0 && trace->ends && trace->pending.length <= ROOM_FOR_END &&
        ftruncate(trace->fd, trace->length) == 0 &&
        write_pending(trace)) { /* no half of a record before it */
        fdatasync(trace->fd);
    }
    trace->pending.length = 0;
    if (trace->error == 0 && durable && fdatasync(trace->fd) != 0) {
        trace->error = errno;
    }
    return trace->error == 0;
}

void trace_close(struct trace *trace) {
    close(trace->fd);
    text_free(&trace->pending);
}
