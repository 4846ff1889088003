#include "check.h"
#include "probe/run/suspend.h"

static const int64_t ms = 1000000, s = 1000000000;

/** A device that has slept for `slept` in all when its CLOCK_MONOTONIC reads `at`. */
static struct clock_pair clocks(int64_t at, int64_t slept) {
    return (struct clock_pair){.monotonic_ns = at, .boottime_ns = at + slept, .took_ns = 200};
}

int main(void) {
    struct suspend_watch watch;
    struct sleep sleep;
    suspend_begin(&watch, clocks(10 * s, 3600 * s)); /* what it slept before is no matter */
    CHECK(!suspend_look(&watch, clocks(11 * s, 3600 * s), &sleep));
    CHECK(!suspend_look(&watch, clocks(12 * s, 3600 * s + 1 * ms), &sleep)); /* the reading's own doubt */
    CHECK(suspend_look(&watch, clocks(13 * s, 3602 * s), &sleep));
    CHECK(sleep.since_ns == 12 * s && sleep.until_ns == 13 * s && sleep.slept_ns == 2 * s - 1 * ms);
    CHECK(!suspend_look(&watch, clocks(14 * s, 3602 * s), &sleep));             /* told once */
    CHECK(suspend_look(&watch, clocks(14 * s + 1, 3602 * s + 6 * ms), &sleep)); /* just long enough */
    CHECK(sleep.slept_ns == 6 * ms);
    struct clock_pair doubtful = clocks(15 * s, 3602 * s + 46 * ms);
    doubtful.took_ns = 40 * ms; /* the probe was held up between its two readings: no proof of a sleep */
    CHECK(!suspend_look(&watch, doubtful, &sleep));
    CHECK(!suspend_look(&watch, clocks(16 * s, 3602 * s + 6 * ms), &sleep)); /* nor is its end */
    struct clock_pair now = read_clock_pair();
    CHECK(now.monotonic_ns > 0 && now.took_ns >= 0);
    CHECK(now.boottime_ns - now.monotonic_ns > -ms - now.took_ns); /* suspended or not, never behind */
    puts("suspend: good");
    return 0;
}
