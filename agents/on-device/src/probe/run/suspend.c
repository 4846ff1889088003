#include "probe/run/suspend.h"

#include "common/clock.h"

enum { CLOCK_TRIES = 8 };

struct clock_pair read_clock_pair(void) {
    struct clock_pair best = {.took_ns = INT64_MAX};
    for (int i = 0; i < CLOCK_TRIES; i++) {
        int64_t before = monotonic_ns();
        int64_t boot = clock_ns(CLOCK_BOOTTIME);
        int64_t took = monotonic_ns() - before;
        if (took < best.took_ns) {
            best = (struct clock_pair){before + took / 2, boot, took};
        }
    }
    return best;
}

void suspend_begin(struct suspend_watch *watch, struct clock_pair now) {
    watch->last = now;
}

bool suspend_look(struct suspend_watch *watch, struct clock_pair now, struct sleep *sleep) {
    struct clock_pair last = watch->last;
    int64_t slept = (now.boottime_ns - now.monotonic_ns) - (last.boottime_ns - last.monotonic_ns);
    watch->last = now;
    *sleep = (struct sleep){last.monotonic_ns, now.monotonic_ns, slept};
    return slept > SHORTEST_SLEEP_NS + last.took_ns + now.took_ns;
}
