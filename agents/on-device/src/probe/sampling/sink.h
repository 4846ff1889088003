#ifndef ASSAY_PROBE_SINK_H
#define ASSAY_PROBE_SINK_H

#include "probe/job/plan.h"
#include "probe/sampling/ring.h"

/** Sees every value as it is sampled, on the sampling thread: it must neither block nor take long. */
struct tap {
    void (*see)(void *context, const struct channel *channel, int64_t at, double value); /**< NULL: nobody */
    void *context;
};

/** Where the readings of one sampling group go. */
struct sink {
    const struct sampling_group *group;
    struct ring ring;
    struct tap tap;
    int64_t *unread; /**< a channel of the group: readings that gave no number, or found no room */
};

/** Keeps a number that was read at `at`; `channel` is an index into the group. */
void sink_take(struct sink *sink, size_t channel, int64_t at, double number);

/** Counts a reading that gave no number: it is absent, not zero. */
void sink_miss(struct sink *sink, size_t channel);

#endif
