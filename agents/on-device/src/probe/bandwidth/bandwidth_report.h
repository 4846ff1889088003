#ifndef ASSAY_PROBE_BANDWIDTH_REPORT_H
#define ASSAY_PROBE_BANDWIDTH_REPORT_H

#include "probe/bandwidth/bandwidth.h"

/** What was measured. */
struct bandwidth {
    int threads;
    size_t bytes;         /**< read in a pass, by all threads together */
    uint64_t cache_bytes; /**< of the processors' last caches, 0 where the kernel does not say */
    size_t passes;        /**< 1 and up */
    double seconds[BANDWIDTH_MAX_PASSES];
};

/** Prints it to standard output: the passes in their order, the best, the middle one. */
void bandwidth_print(const struct bandwidth *measured, bool json);

#endif
