#include "probe/bandwidth/bandwidth_command.h"

#include "probe/bandwidth/bandwidth.h"
#include "probe/version.h"

#include <math.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const double longest_s = 60;

/** Processors that this process may use. */
static int own_processors(void) {
    cpu_set_t own;
    int count = sched_getaffinity(0, sizeof own, &own) == 0 ? CPU_COUNT(&own) : 1;
    return count < BANDWIDTH_MAX_THREADS ? count : BANDWIDTH_MAX_THREADS;
}

static bool threads_of(const char *text, int *threads) {
    char *end;
    long value = strtol(text, &end, 10);
    *threads = (int)value;
    return end != text && *end == '\0' && value >= 1 && value <= BANDWIDTH_MAX_THREADS;
}

static bool seconds_of(const char *text, double *seconds) {
    char *end;
    *seconds = strtod(text, &end);
    return end != text && *end == '\0' && isfinite(*seconds) && *seconds > 0 && *seconds <= longest_s;
}

int bandwidth_command(int argc, char **argv) {
    struct bandwidth_request request = {.threads = own_processors(), .seconds = 2};
    for (int i = 2; i < argc; i++) {
        const char *value = i + 1 < argc ? argv[i + 1] : "";
        if (strcmp(argv[i], "--json") == 0) {
            request.json = true;
        } else if (strcmp(argv[i], "--threads") == 0 && threads_of(value, &request.threads)) {
            i++;
        } else if (strcmp(argv[i], "--seconds") == 0 && seconds_of(value, &request.seconds)) {
            i++;
        } else {
            fprintf(
                stderr,
                "probe: bandwidth: expected --threads 1..%d, --seconds up to %g, or --json, found '%s %s'\n",
                BANDWIDTH_MAX_THREADS, longest_s, argv[i], value);
            return EXIT_USAGE;
        }
    }
    return print_bandwidth(&request);
}
