#ifndef ASSAY_PROBE_BENCH_FLOOR_H
#define ASSAY_PROBE_BENCH_FLOOR_H

#include "plan.h"

/** What a sampler costs at least: a thread at the same rate that only wakes up, or also reads the same files
 * and does not look at what they hold. */
struct bench_floor {
    int64_t ticks, ns;                 /**< of the thread that wakes up: how often, and its processor time */
    int64_t reading_ticks, reading_ns; /**< of the thread that reads too */
    int64_t lost_ticks;                /**< of both: times that passed while they could not run */
};

/** Adds both, measured one after the other for a while each, under the policy that the group's sampler would
 * have. */
void bench_floor_measure(struct bench_floor *at_least, const struct sampling_group *group,
                         int64_t duration_ns, bool first_come);

#endif
