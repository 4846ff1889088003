#ifndef ASSAY_PROBE_RECORDS_H
#define ASSAY_PROBE_RECORDS_H

#include "probe/run/drain.h"
#include "probe/run/outcome.h"
#include "probe/run/suspend.h"
#include "probe/run/throttle.h"
#include "probe/sampling/samplers.h"

/** Adds the header: who writes, for which job, and where the device's clocks stand. */
void record_header(struct trace *trace, const struct job *job, const struct placement *placement,
                   struct clock_pair clocks);

/** Adds a record for every channel of the plan. */
void record_channels(struct trace *trace, const struct plan *plan);

/** Adds a mark at a moment; `key` and `value` are what belongs to it, none when `key` is NULL. */
void record_mark(struct trace *trace, int64_t at, const char *mark, const char *key, int64_t value);

/** Adds the mark of a limit that a value exceeded, at the time of the value. */
void record_excess(struct trace *trace, const struct excess *excess);

/** Adds the mark of a sleep, at the moment when it was noticed. */
void record_sleep(struct trace *trace, const struct sleep *sleep);

/** What an end is made of. The child is NULL when the runner never started. */
struct ending {
    const struct outcome *outcome;
    const struct child *child;
    const struct throttle_counts *throttled_before, *throttled_after; /**< with the child only */
    const struct samplers *samplers;
    const struct drain *out, *err, *events;
    struct clock_pair clocks;
};

void record_end(struct trace *trace, const struct ending *ending);

#endif
