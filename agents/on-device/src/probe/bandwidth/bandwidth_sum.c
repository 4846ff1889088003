#include "probe/bandwidth/bandwidth.h"

#include <string.h>

/** 128 bits: one load of SSE2, of NEON. */
typedef uint64_t lanes __attribute__((vector_size(16), may_alias));

/** Sums that do not wait for each other: with one the adder's latency would be measured, not memory. */
enum { SUMS = 16 };

uint64_t bandwidth_sum(const void *words, size_t bytes) {
    lanes sums[SUMS];
    memset(sums, 0, sizeof sums);
    const lanes *end = (const lanes *)((const char *)words + bytes);
    for (const lanes *at = words; at < end; at += SUMS) {
#pragma GCC unroll 16
        for (int i = 0; i < SUMS; i++) {
            sums[i] += at[i];
        }
    }
    uint64_t sum = 0;
    for (int i = 0; i < SUMS; i++) {
        sum += sums[i][0] + sums[i][1];
    }
    return sum;
}
