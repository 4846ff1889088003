/*
 * A runner for the tests of throttling: `tokens COUNT MARK FILE` makes COUNT tokens, each of the same fixed
 * work, about 5 ms of a processor at full speed, and creates FILE once MARK of them are made. Slower tokens
 * mean a slower processor.
 */
#include "common/clock.h"
#include "runner/events.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

enum { WORK_NS = 5000000 };

static void work(unsigned long rounds) {
    for (volatile unsigned long n = 0; n < rounds; n = n + 1) {
    }
}

/** The most rounds that fit: interruptions only make it fewer. */
static unsigned long calibrate(void) {
    enum { TRIAL = 1000000, TRIES = 20 };
    int64_t least = INT64_MAX;
    for (int i = 0; i < TRIES; i++) {
        int64_t begin = monotonic_ns();
        work(TRIAL);
        int64_t took = monotonic_ns() - begin;
        least = took < least ? took : least;
    }
    return (unsigned long)(TRIAL * (double)WORK_NS / (double)least);
}

int main(int argc, char **argv) {
    if (argc < 4) {
        return 2;
    }
    long count = strtol(argv[1], NULL, 10), mark = strtol(argv[2], NULL, 10);
    int64_t *at = allocate((size_t)count, sizeof *at);
    struct events events;
    events_begin(&events, "tokens", "test");
    events_hello(&events);
    unsigned long rounds = calibrate();
    int64_t begin = monotonic_ns();
    for (long i = 0; i < count; i++) {
        work(rounds);
        at[i] = monotonic_ns();
        if (i == mark) {
            close(open(argv[3], O_CREAT | O_WRONLY | O_CLOEXEC, 0600));
        }
    }
    events_prefill(&events, 0, begin, begin, 1);
    for (long i = 0; i < count; i++) {
        events_token(&events, 0, i, at[i]);
    }
    return events_end(&events, at[count - 1], "none");
}
