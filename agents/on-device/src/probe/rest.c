#include "rest.h"

#include "version.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define LONGEST_MS (24L * 3600 * 1000)

int rest_for(const char *ms) {
    char *end = NULL;
    errno = 0;
    long wanted = strtol(ms, &end, 10);
    if (errno != 0 || end == ms || *end != '\0' || wanted < 0 || wanted > LONGEST_MS) {
        fprintf(stderr, "probe: rest: expected 0 to %ld ms, found '%s'\n", LONGEST_MS, ms);
        return EXIT_USAGE;
    }
    struct timespec until;
    clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_sec += wanted / 1000;
    until.tv_nsec += wanted % 1000 * 1000000;
    if (until.tv_nsec >= 1000000000) {
        until.tv_sec++;
        until.tv_nsec -= 1000000000;
    }
    while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &until, NULL) == EINTR) {
    }
    return EXIT_COMPLETE;
}
