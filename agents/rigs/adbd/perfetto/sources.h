#ifndef RIG_SOURCES_H
#define RIG_SOURCES_H

#include <stdbool.h>
#include <stdio.h>

/** What perfetto was asked to record, and where the recording goes. */
struct recording {
    FILE *trace;
    bool rails, charge, capacity, current, voltage; /* of android.power */
    bool clocks, temperatures, graphics;            /* of linux.sys_stats */
    bool described;                                 /* whether the rails' descriptors are in the trace */
};

/** Snapshot of CLOCK_BOOTTIME and CLOCK_MONOTONIC. */
void record_clocks(struct recording *recording);

/** Rails and battery. */
void record_power(struct recording *recording);

/** Clocks and temperatures. */
void record_system(struct recording *recording);

#endif
