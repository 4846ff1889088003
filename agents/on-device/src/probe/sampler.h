#ifndef ASSAY_PROBE_SAMPLER_H
#define ASSAY_PROBE_SAMPLER_H

#include "channels.h"

#include <pthread.h>
#include <stdatomic.h>

enum { JITTER_BUCKETS = 10000 };

/** A thread that reads one group of channels at a fixed rate, on absolute times. What it counts is read after
 * it stopped. */
struct sampler {
    struct trace *trace;
    struct group *group;
    channel_reader *read;
    int64_t period_ns;
    int64_t rest; /**< after a reading that took processor time t nothing is read for rest * t; 0: the rate
                     counts */
    pthread_t thread;
    bool started;
    atomic_bool stop;
    int64_t ticks;      /**< readings taken */
    int64_t late_ticks; /**< of them, begun more than half a period after their time */
    int64_t lost_ticks; /**< times that passed without a reading, because the one before took so long or came
                           so late */
    int64_t skipped_ticks; /**< times left out on purpose, for rest */
    int64_t latest_ns;     /**< the worst lateness of a reading */
    uint32_t
        lateness_us[JITTER_BUCKETS]; /**< readings by lateness in whole µs, the last bucket and all beyond */
};

/** Starts sampling at `hz`. False with errno set when there is no thread to be had. */
bool sampler_start(struct sampler *sampler, struct trace *trace, struct group *group, channel_reader *read,
                   int64_t hz, int64_t rest);

/** Ends the thread and waits for it; nothing when it was never started. */
void sampler_stop(struct sampler *sampler);

/** The lateness in µs that `fraction` of the readings did not exceed; `ticks` must not be 0. */
double sampler_jitter_us(const struct sampler *sampler, double fraction);

#endif
