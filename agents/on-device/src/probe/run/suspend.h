#ifndef ASSAY_PROBE_SUSPEND_H
#define ASSAY_PROBE_SUSPEND_H

#include <stdbool.h>
#include <stdint.h>

/** Whether the device slept. CLOCK_MONOTONIC stands still while a system is suspended, CLOCK_BOOTTIME goes
 * on; otherwise their distance never changes: what slews one slews the other. */

/** Both clocks at one moment. */
struct clock_pair {
    int64_t monotonic_ns, boottime_ns;
    int64_t took_ns; /**< to read them: so much their distance may be off by */
};

/** The clocks now: of some tries the one that took least. */
struct clock_pair read_clock_pair(void);

struct suspend_watch {
    struct clock_pair last;
};

/** A sleep that lay somewhere between two moments of CLOCK_MONOTONIC. */
struct sleep {
    int64_t since_ns, until_ns; /**< the looks that it lay between */
    int64_t slept_ns;
};

/** Below it a distance that grew is the reading's own doubt; to suspend and to wake up takes longer. */
#define SHORTEST_SLEEP_NS INT64_C(5000000)

void suspend_begin(struct suspend_watch *watch, struct clock_pair now);

/** Whether the device slept since the look before; tells how long. */
bool suspend_look(struct suspend_watch *watch, struct clock_pair now, struct sleep *sleep);

#endif
