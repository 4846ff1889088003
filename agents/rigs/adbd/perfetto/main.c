/*
 * A stand-in for Android's perfetto on the rig's devices. It records files of /rig/perfetto, whose numbers
 * are made up, in the format of perfetto's traces, and says in its version that it is none. Of the real
 * program it has: a configuration in text from standard input, --background, an end by SIGTERM, a trace that
 * is written piece by piece.
 */
#include "sources.h"

#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static const char VERSION[] = "perfetto stand-in of Assay's rig (synthetic, no perfetto)";

static volatile sig_atomic_t ended;

static void end(int signal) {
    (void)signal;
    ended = 1;
}

static _Noreturn void complain(const char *what, const char *which) {
    fprintf(stderr, "perfetto stand-in: %s%s\n", what, which);
    exit(1);
}

/** The number behind a key of the configuration; `otherwise` where it is not there. */
static long value(const char *config, const char *key, long otherwise) {
    const char *at = strstr(config, key);
    return at != NULL ? strtol(at + strlen(key), NULL, 10) : otherwise;
}

/** Words that this device's version does not know: a word makes it refuse the whole configuration, as
 * perfetto does. */
static void refuse_unknown(const char *config) {
    char word[128];
    FILE *file = fopen("/rig/perfetto/unknown", "re");
    while (file != NULL && fscanf(file, "%127s", word) == 1) {
        if (strstr(config, word) != NULL) {
            complain("<stdin>:1:1 error: No field or value named ", word);
        }
    }
    if (file != NULL) {
        fclose(file);
    }
}

static void sleep_until(int64_t ms) {
    struct timespec time = {.tv_sec = (time_t)(ms / 1000), .tv_nsec = (long)(ms % 1000) * 1000000};
    clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &time, NULL);
}

static int64_t now_ms(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

static void record(struct recording *recording, const char *config) {
    int64_t start = now_ms(), poll = value(config, "battery_poll_ms: ", 1000);
    int64_t until = start + value(config, "duration_ms: ", 10000);
    int64_t snapshots = value(config, "snapshot_interval_ms: ", 10000);
    int64_t system = value(config, "cpufreq_period_ms: ", 0), next_snapshot = start, next_system = start;
    for (int64_t at = start; !ended && at < until; at += poll) {
        sleep_until(at);
        if (at >= next_snapshot) {
            record_clocks(recording);
            next_snapshot += snapshots;
        }
        if (ended) {
            break;
        }
        record_power(recording);
        if (system > 0 && at >= next_system) {
            record_system(recording);
            next_system += system;
        }
    }
    fclose(recording->trace);
}

/** On without the shell that started it; what it prints is the number of the process that goes on. */
static void go_on_behind(void) {
    pid_t child = fork();
    if (child < 0) {
        complain("cannot fork", "");
    }
    if (child > 0) {
        printf("%d\n", (int)child);
        exit(0);
    }
    int nothing = open("/dev/null", O_RDWR);
    setsid();
    for (int fd = 0; fd <= 2; fd++) {
        dup2(nothing, fd);
    }
}

int main(int count, char **arguments) {
    static char config[65536], written[256];
    const char *out = NULL, *source = NULL;
    bool background = false;
    for (int i = 1; i < count; i++) {
        if (strcmp(arguments[i], "--version") == 0) {
            puts(VERSION);
            return 0;
        } else if (strcmp(arguments[i], "--background") == 0) {
            background = true;
        } else if (strcmp(arguments[i], "-o") == 0 && i + 1 < count) {
            out = arguments[++i];
        } else if (strcmp(arguments[i], "-c") == 0 && i + 1 < count) {
            source = arguments[++i];
        } else if (strcmp(arguments[i], "--txt") != 0) {
            complain("unknown option ", arguments[i]);
        }
    }
    if (out == NULL || source == NULL || strcmp(source, "-") != 0) {
        complain("give -c - --txt -o FILE, and the configuration on standard input", "");
    }
    config[fread(config, 1, sizeof config - 1, stdin)] = '\0';
    refuse_unknown(config);
    struct recording recording = {.trace = fopen(out, "we"),
                                  .rails = strstr(config, "collect_power_rails: true") != NULL,
                                  .charge = strstr(config, "BATTERY_COUNTER_CHARGE") != NULL,
                                  .capacity = strstr(config, "BATTERY_COUNTER_CAPACITY_PERCENT") != NULL,
                                  .current = strstr(config, "BATTERY_COUNTER_CURRENT") != NULL,
                                  .voltage = strstr(config, "BATTERY_COUNTER_VOLTAGE") != NULL,
                                  .clocks = strstr(config, "cpufreq_period_ms") != NULL,
                                  .temperatures = strstr(config, "thermal_period_ms") != NULL,
                                  .graphics = strstr(config, "gpufreq_period_ms") != NULL};
    if (recording.trace == NULL) {
        complain("cannot write ", out);
    }
    /* Small, so that one that is killed ends in the middle of a packet. */
    setvbuf(recording.trace, written, _IOFBF, sizeof written);
    sigaction(SIGTERM, &(struct sigaction){.sa_handler = end}, NULL);
    if (background) {
        go_on_behind();
    }
    record(&recording, config);
    return 0;
}
