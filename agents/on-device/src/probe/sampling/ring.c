#include "probe/sampling/ring.h"

#include "common/text.h"

#include <stdlib.h>

void ring_open(struct ring *ring, size_t least) {
    size_t size = 64;
    while (size < least) {
        size *= 2;
    }
    *ring = (struct ring){.slots = allocate(size, sizeof *ring->slots), .mask = size - 1};
}

void ring_close(struct ring *ring) {
    free(ring->slots);
    ring->slots = NULL;
}

bool ring_put(struct ring *ring, const struct reading *reading) {
    size_t put = atomic_load_explicit(&ring->put, memory_order_relaxed);
    if (put - atomic_load_explicit(&ring->taken, memory_order_acquire) > ring->mask) {
        return false;
    }
    ring->slots[put & ring->mask] = *reading;
    atomic_store_explicit(&ring->put, put + 1, memory_order_release);
    return true;
}

const struct reading *ring_peek(const struct ring *ring, size_t *count) {
    size_t taken = atomic_load_explicit(&ring->taken, memory_order_relaxed);
    size_t first = taken & ring->mask, to_the_end = ring->mask + 1 - first;
    *count = atomic_load_explicit(&ring->put, memory_order_acquire) - taken;
    *count = *count < to_the_end ? *count : to_the_end;
    return &ring->slots[first];
}

void ring_release(struct ring *ring, size_t count) {
    atomic_fetch_add_explicit(&ring->taken, count, memory_order_release);
}
