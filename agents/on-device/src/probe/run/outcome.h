#ifndef ASSAY_PROBE_OUTCOME_H
#define ASSAY_PROBE_OUTCOME_H

#include "common/json.h"
#include "probe/run/child.h"
#include "probe/run/oom.h"

/** Why the probe ended the runner, if it did. */
enum stop_cause { STOP_NONE, STOP_DEADLINE, STOP_ASKED, STOP_BUNDLE_FAILED, STOP_TEMPERATURE, STOP_MEMORY };

/** A sampled value that exceeded a limit of the job. */
struct excess {
    enum stop_cause cause; /**< STOP_TEMPERATURE or STOP_MEMORY */
    const char *channel, *unit;
    int64_t at; /**< when it was read, in monotonic ns */
    double value, limit;
};

/** How a runner's end came about, in the words of docs/formats/bundle.md. */
struct outcome {
    const char *how;
    bool has_exit_code, has_signal;
    int exit_code, signal;
    char detail[400]; /**< empty when there is nothing to add */
};

/** `excess`: of a cause that is a limit, else NULL. `before` and `after`: the kernel's out-of-memory counts
 * around the runner's life. */
struct outcome outcome_of(const struct child *child, enum stop_cause cause, const struct excess *excess,
                          const struct oom_counts *before, const struct oom_counts *after);

/** The end of a runner that could not be started, for the reason given. */
struct outcome outcome_not_started(const char *reason);

/** The same of one that may not run on the processors that its job names. */
struct outcome outcome_place_refused(const char *reason);

/** Of a probe that was told to stop while it held the runner back. */
struct outcome outcome_stopped_in_hold(void);

/** Writes the outcome as one JSON object. */
void outcome_write(const struct outcome *outcome, struct json_writer *json);

#endif
