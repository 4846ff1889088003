#include "probe/tell_clock.h"

#include "common/clock.h"
#include "probe/version.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { INPUT_BYTES = 4096, ANSWER_BYTES = 80 };

static bool write_all(int fd, const char *bytes, size_t count) {
    while (count > 0) {
        ssize_t written = write(fd, bytes, count);
        if (written < 0 && errno != EINTR) {
            return false;
        }
        if (written > 0) {
            bytes += written;
            count -= (size_t)written;
        }
    }
    return true;
}

/** In one write, so that a link carries it in one piece. */
static bool answer(int out) {
    char line[ANSWER_BYTES];
    int64_t monotonic = monotonic_ns();
    int64_t boottime = clock_ns(CLOCK_BOOTTIME);
    int64_t realtime = clock_ns(CLOCK_REALTIME);
    int length =
        snprintf(line, sizeof line, "%" PRId64 " %" PRId64 " %" PRId64 "\n", monotonic, boottime, realtime);
    return write_all(out, line, (size_t)length);
}

int tell_clock(int in, int out) {
    char input[INPUT_BYTES];
    for (;;) {
        ssize_t count = read(in, input, sizeof input);
        if (count < 0 && errno == EINTR) {
            continue;
        }
        if (count == 0) {
            return EXIT_COMPLETE;
        }
        if (count < 0) {
            fprintf(stderr, "probe: clock: standard input: %s\n", strerror(errno));
            return EXIT_FAILED;
        }
        for (ssize_t i = 0; i < count; i++) {
            if (input[i] == '\n' && !answer(out)) {
                fprintf(stderr, "probe: clock: standard output: %s\n", strerror(errno));
                return EXIT_FAILED;
            }
        }
    }
}
