#ifndef ASSAY_PROBE_BANDWIDTH_H
#define ASSAY_PROBE_BANDWIDTH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/**
 * How fast the processors read memory: each thread sums its own part of a buffer well above the last cache,
 * as the kernels of McCalpin's STREAM do. Nothing is written, so that this is the roof for reading weights.
 */
struct bandwidth_request {
    int threads;
    double seconds; /**< passes go on for so long */
    bool json;
};

enum { BANDWIDTH_MAX_THREADS = 1024, BANDWIDTH_MAX_PASSES = 256 };

/** `probe bandwidth`: measures and prints docs/formats/facts.md's assay.bandwidth/1, or a line for people. */
int print_bandwidth(const struct bandwidth_request *request);

/** Sum of 64-bit words, without carry between them: `bytes` is a multiple of 256, `words` aligned to 64. */
uint64_t bandwidth_sum(const void *words, size_t bytes);

#endif
