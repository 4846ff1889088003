#include "bench.h"

#include "bench_floor.h"
#include "bench_nodes.h"
#include "bench_report.h"
#include "common/clock.h"
#include "files.h"
#include "samplers.h"
#include "scan.h"
#include "version.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* As when a job runs. */
#define FLUSH_NS (500 * NS_PER_MS)

/* Of the time sampled, for how long each floor is measured before it and after it. */
enum { FLOOR_SHARE = 12 };

struct options {
    int64_t hz, channels, seconds;
    const char *root;
    bool json;
};

static bool whole_number(const char *text, int64_t most, int64_t *number) {
    char *end;
    errno = 0;
    *number = strtoll(text, &end, 10);
    return errno == 0 && *text != '\0' && *end == '\0' && *number >= 1 && *number <= most;
}

static bool read_options(struct options *options, int argc, char **argv) {
    *options = (struct options){.hz = 1000, .channels = 16, .seconds = 30, .root = ""};
    for (int i = 2; i < argc; i++) {
        const char *name = argv[i], *value = i + 1 < argc ? argv[i + 1] : "";
        bool good = true;
        if (strcmp(name, "--json") == 0) {
            options->json = true;
            continue;
        }
        if (strcmp(name, "--hz") == 0) {
            good = whole_number(value, 1000, &options->hz);
        } else if (strcmp(name, "--channels") == 0) {
            good = whole_number(value, 1024, &options->channels);
        } else if (strcmp(name, "--seconds") == 0) {
            good = whole_number(value, 86400, &options->seconds);
        } else if (strcmp(name, "--sysfs-root") == 0 && *value != '\0') {
            options->root = value;
        } else {
            fprintf(stderr, "probe: bench: unexpected '%s'\n", name);
            return false;
        }
        if (!good) {
            fprintf(stderr, "probe: bench: %s: '%s' is out of range\n", name, value);
            return false;
        }
        i++;
    }
    return true;
}

/** A trace that has no name any more, so that it is gone with the probe. */
static bool open_trace(struct trace *trace) {
    const char *folders[] = {getenv("TMPDIR"), "/tmp", "/data/local/tmp"};
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        char path[512];
        snprintf(path, sizeof path, "%s/probe-bench-%d.bin", folders[i] != NULL ? folders[i] : "",
                 (int)getpid());
        if (folders[i] != NULL && trace_open(trace, path)) {
            unlink(path);
            return true;
        }
    }
    fprintf(stderr, "probe: bench: no folder for a trace: %s\n", strerror(errno));
    return false;
}

/** Of all processors since the start, in ticks: in all, and taken by other guests of the host (proc(5)). */
static void add_stolen(struct bench_report *report, double sign) {
    char text[512];
    double part;
    read_once("/proc/stat", text, sizeof text);
    for (size_t field = 1; field <= 8 && scan_field(text, NULL, field, &part); field++) {
        report->processor_ticks += sign * part;
        report->stolen_ticks += field == 8 ? sign * part : 0;
    }
}

static bool sample(const struct plan *plan, int64_t seconds, struct samplers *samplers, struct trace *trace,
                   struct bench_report *report) {
    struct group nobody = {0};
    int64_t used = clock_ns(CLOCK_PROCESS_CPUTIME_ID), begin = monotonic_ns();
    bool good = samplers_start(samplers, plan, &nobody, (struct tap){0});
    atomic_bool never = false;
    for (int64_t at = begin; good && at < begin + seconds * NS_PER_S;) {
        at += FLUSH_NS;
        sleep_until_ns(at, &never);
        samplers_drain(samplers, trace);
        good = trace_flush(trace, false);
    }
    samplers_stop(samplers);
    samplers_drain(samplers, trace);
    good = trace_flush(trace, true) && good;
    report->used_ns = clock_ns(CLOCK_PROCESS_CPUTIME_ID) - used;
    report->sampled_ns = monotonic_ns() - begin;
    if (!good) {
        fprintf(stderr, "probe: bench: cannot sample: %s\n",
                strerror(trace->error != 0 ? trace->error : errno));
    }
    return good;
}

int bench_command(int argc, char **argv) {
    struct options options;
    if (!read_options(&options, argc, argv)) {
        return EXIT_USAGE;
    }
    struct sampling_group *group = allocate(1, sizeof *group);
    *group = bench_nodes_find(options.root, (size_t)options.channels, options.hz);
    int64_t share = options.seconds * NS_PER_S / FLOOR_SHARE;
    struct plan plan = {.groups = group, .group_count = 1};
    struct samplers samplers = {0};
    struct trace trace;
    if (group->channel_count == 0) {
        fprintf(stderr, "probe: bench: %s/sys/class holds no number to read\n", options.root);
        return EXIT_FAILED;
    }
    if (!open_trace(&trace)) {
        return EXIT_FAILED;
    }
    struct bench_report report = {.group = group, .first_come = may_come_first()};
    bench_floor_measure(&report.at_least, group, share, report.first_come);
    add_stolen(&report, -1);
    bool good = sample(&plan, options.seconds, &samplers, &trace, &report);
    add_stolen(&report, 1);
    bench_floor_measure(&report.at_least, group, share, report.first_come);
    if (good) {
        report.sampler = &samplers.all[0];
        (options.json ? bench_report_json : bench_report_text)(&report);
    }
    samplers_close(&samplers);
    trace_close(&trace);
    plan_free(&plan);
    return good ? EXIT_COMPLETE : EXIT_FAILED;
}
