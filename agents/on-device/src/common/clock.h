#ifndef ASSAY_CLOCK_H
#define ASSAY_CLOCK_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <time.h>

#define NS_PER_S INT64_C(1000000000)
#define NS_PER_MS INT64_C(1000000)
#define NS_PER_US INT64_C(1000)

/** A clock's reading in nanoseconds; -1 when the clock is gone, as a process's clock is once it was reaped.
 */
int64_t clock_ns(clockid_t clock);

/** CLOCK_MONOTONIC in nanoseconds: the time axis of everything on a device. */
int64_t monotonic_ns(void);

/** Sleeps until CLOCK_MONOTONIC reads `at` ns, through signals; false as soon as a signal finds `stop` set.
 */
bool sleep_until_ns(int64_t at, const atomic_bool *stop);

#endif
