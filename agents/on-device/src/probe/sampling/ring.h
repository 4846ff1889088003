#ifndef ASSAY_PROBE_RING_H
#define ASSAY_PROBE_RING_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** A value, and when it was read: CLOCK_MONOTONIC in ns. */
struct reading {
    int64_t at;
    double value;
    uint16_t channel;
};

/** Readings on their way from the one thread that takes them to the one that writes them. Neither waits for
 * the other. */
struct ring {
    struct reading *slots;
    size_t mask;
    _Alignas(64) atomic_size_t put;
    _Alignas(64) atomic_size_t taken;
};

/** Room for `least` readings or more. */
void ring_open(struct ring *ring, size_t least);
void ring_close(struct ring *ring);

/** False when the ring is full: the reading is not kept. */
bool ring_put(struct ring *ring, const struct reading *reading);

/** The oldest readings that lie in one piece, `*count` of them; they stay until ring_release. */
const struct reading *ring_peek(const struct ring *ring, size_t *count);
void ring_release(struct ring *ring, size_t count);

#endif
