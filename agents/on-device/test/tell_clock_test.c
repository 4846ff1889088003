#include "check.h"
#include "common/clock.h"
#include "probe/tell_clock.h"
#include "probe/version.h"

#include <fcntl.h>
#include <inttypes.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

/** What is told of an input that is whole before it is read, as a string. */
static int told(const char *input, char *text, size_t size) {
    int in[2], out[2];
    CHECK(pipe(in) == 0 && pipe(out) == 0);
    CHECK(write(in[1], input, strlen(input)) == (ssize_t)strlen(input));
    close(in[1]);
    int code = tell_clock(in[0], out[1]);
    close(out[1]);
    ssize_t count = read(out[0], text, size - 1);
    CHECK(count >= 0);
    text[count] = '\0';
    close(in[0]);
    close(out[0]);
    return code;
}

static int lines(const char *text) {
    int count = 0;
    for (; *text != '\0'; text++) {
        count += *text == '\n';
    }
    return count;
}

int main(void) {
    char text[4096];
    int64_t before = monotonic_ns(), wall_before = clock_ns(CLOCK_REALTIME);
    CHECK(told("\nwhatever\n", text, sizeof text) == EXIT_COMPLETE);
    int64_t after = monotonic_ns(), wall_after = clock_ns(CLOCK_REALTIME);
    CHECK(lines(text) == 2);
    int64_t monotonic[2], boottime[2], realtime[2];
    CHECK(sscanf(text, "%" SCNd64 " %" SCNd64 " %" SCNd64 "\n%" SCNd64 " %" SCNd64 " %" SCNd64 "\n",
                 &monotonic[0], &boottime[0], &realtime[0], &monotonic[1], &boottime[1], &realtime[1]) == 6);
    for (int i = 0; i < 2; i++) {
        CHECK(before <= monotonic[i] && monotonic[i] <= after);
        CHECK(boottime[i] >= monotonic[i]); /* it counts what the other leaves out: sleep */
        CHECK(wall_before <= realtime[i] && realtime[i] <= wall_after);
    }
    CHECK(monotonic[0] <= monotonic[1] && boottime[0] <= boottime[1]);

    CHECK(told("no line end", text, sizeof text) == EXIT_COMPLETE && lines(text) == 0);
    CHECK(told("", text, sizeof text) == EXIT_COMPLETE && lines(text) == 0);
    CHECK(tell_clock(-1, STDOUT_FILENO) == EXIT_FAILED);

    int in[2]; /* nobody listens any more */
    CHECK(pipe(in) == 0 && write(in[1], "\n", 1) == 1);
    int full = open("/dev/full", O_WRONLY);
    CHECK(full >= 0 && tell_clock(in[0], full) == EXIT_FAILED);
    puts("tell_clock: good");
    return 0;
}
