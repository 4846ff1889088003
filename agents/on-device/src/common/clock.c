#include "clock.h"

#include <errno.h>

int64_t clock_ns(clockid_t clock) {
    struct timespec t;
    if (clock_gettime(clock, &t) != 0) {
        return -1;
    }
    return (int64_t)t.tv_sec * NS_PER_S + t.tv_nsec;
}

int64_t monotonic_ns(void) {
    return clock_ns(CLOCK_MONOTONIC);
}

bool sleep_until_ns(int64_t at, const atomic_bool *stop) {
    struct timespec until = {.tv_sec = (time_t)(at / NS_PER_S), .tv_nsec = (long)(at % NS_PER_S)};
    while (!atomic_load(stop)) {
        if (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &until, NULL) != EINTR) {
            return !atomic_load(stop);
        }
    }
    return false;
}
