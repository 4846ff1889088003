#include "probe/run/run.h"

#include "common/clock.h"
#include "probe/run/limits.h"
#include "probe/run/records.h"
#include "probe/run/signals.h"
#include "probe/version.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/signalfd.h>
#include <sys/stat.h>
#include <unistd.h>

#define OUTPUT_LIMIT (INT64_C(4) << 20)
#define EVENTS_LIMIT (INT64_C(64) << 20)
#define GRACE_NS (2 * NS_PER_S)       /* from SIGTERM to SIGKILL */
#define GIVE_UP_NS (10 * NS_PER_S)    /* from SIGKILL to a bundle without the runner's end */
#define FLUSH_NS (500 * NS_PER_MS)    /* what a killed probe can lose of its trace */
#define DURABLE_EVERY 10              /* flushes; what a power cut can lose: 5 s */
#define LEFTOVER_NS (500 * NS_PER_MS) /* to read what ended processes left in the pipes */

enum { OUT, ERR, EVENTS, DRAINS };

struct run {
    struct job job;
    const char *bundle_path;
    int bundle, signals;
    struct placement placement;
    struct trace trace;
    struct child child;
    struct group group;
    struct samplers samplers;
    struct drain drains[DRAINS];
    struct limits limits;
    struct suspend_watch suspend;
    enum stop_cause cause;
    const struct excess *excess; /**< where the cause is a limit */
    struct oom_counters oom;
    struct cgroup quota; /**< where `has_quota` */
    bool has_quota;
    int64_t next_flush, kill_due, given_up; /**< moments; INT64_MAX while there is none */
    int flushes;
};

static bool complain(const struct run *run, const char *name, int error) {
    fprintf(stderr, "probe: cannot write %s/%s: %s\n", run->bundle_path, name, strerror(error));
    return false;
}

static void mark(struct run *run, const char *name) {
    record_mark(&run->trace, monotonic_ns(), name, NULL, 0);
}

/** Notes a sleep of the device since the look before. Where nothing is sampled that is since the header. */
static struct clock_pair look_for_sleep(struct run *run) {
    struct clock_pair now = read_clock_pair();
    struct sleep sleep;
    if (suspend_look(&run->suspend, now, &sleep)) {
        record_sleep(&run->trace, &sleep);
    }
    return now;
}

static void kill_runner(struct run *run) {
    child_signal(&run->child, SIGKILL);
    mark(run, "kill_sent");
    run->kill_due = INT64_MAX;
    run->given_up = monotonic_ns() + GIVE_UP_NS;
    run->next_flush = 0;
}

/** Ends the runner for the first cause that comes up: gently, or at once where a gentle end cannot be
 * recorded. */
static void stop_runner(struct run *run, enum stop_cause cause) {
    if (run->cause == STOP_NONE && run->given_up == INT64_MAX) {
        run->cause = cause;
        if (cause == STOP_BUNDLE_FAILED) {
            kill_runner(run);
            return;
        }
        child_signal(&run->child, SIGTERM);
        mark(run, "term_sent");
        run->kill_due = monotonic_ns() + GRACE_NS;
        run->next_flush = 0; /* what was marked is on record, whatever comes */
    } else if (cause == STOP_ASKED && run->kill_due != INT64_MAX) {
        kill_runner(run); /* asked again */
    }
}

static void read_signals(struct run *run) {
    struct signalfd_siginfo info;
    while (read(run->signals, &info, sizeof info) == (ssize_t)sizeof info) {
        if (info.ssi_signo == SIGCHLD) {
            child_reap(&run->child);
        } else {
            stop_runner(run, STOP_ASKED);
        }
    }
}

/** Writes what was sampled and marked so far. Where nothing is sampled nothing wakes the probe up for it. */
static void flush(struct run *run, int64_t now) {
    run->next_flush = run->samplers.count > 0 ? now + FLUSH_NS : INT64_MAX;
    run->flushes++;
    look_for_sleep(run);
    samplers_drain(&run->samplers, &run->trace);
    if (!trace_flush(&run->trace, run->flushes % DURABLE_EVERY == 0)) {
        stop_runner(run, STOP_BUNDLE_FAILED);
    }
}

static void act_on_time(struct run *run) {
    int64_t now = monotonic_ns();
    if (now >= run->next_flush) {
        flush(run, now);
    }
    if (run->cause == STOP_NONE && now >= run->child.started_ns + run->job.deadline_ms * NS_PER_MS) {
        mark(run, "deadline");
        stop_runner(run, STOP_DEADLINE);
    }
    if (now >= run->kill_due) {
        kill_runner(run);
    }
}

static int64_t next_moment(const struct run *run) {
    int64_t next = run->next_flush;
    int64_t deadline = run->child.started_ns + run->job.deadline_ms * NS_PER_MS;
    next = run->cause == STOP_NONE && deadline < next ? deadline : next;
    next = run->kill_due < next ? run->kill_due : next;
    return run->given_up < next ? run->given_up : next;
}

static void read_limits(struct run *run) {
    const struct excess *excess = limits_take(&run->limits);
    if (excess != NULL && run->cause == STOP_NONE) {
        run->excess = excess;
        record_excess(&run->trace, excess);
        stop_runner(run, excess->cause);
    }
}

/** Waits for something to read until a moment, and reads it. */
static void wait_and_read(struct run *run, int64_t until) {
    struct pollfd polled[DRAINS + 2] = {{.fd = run->signals, .events = POLLIN},
                                        [DRAINS + 1] = {.fd = run->limits.reached, .events = POLLIN}};
    for (int i = 0; i < DRAINS; i++) {
        polled[i + 1] = (struct pollfd){.fd = run->drains[i].pipe, .events = POLLIN};
    }
    int64_t left = until - monotonic_ns();
    left = left > 0 ? left : 0;
    struct timespec timeout = {.tv_sec = left / NS_PER_S, .tv_nsec = (long)(left % NS_PER_S)};
    if (ppoll(polled, DRAINS + 2, &timeout, NULL) <= 0) {
        return;
    }
    read_signals(run);
    read_limits(run);
    for (int i = 0; i < DRAINS; i++) {
        if (polled[i + 1].revents != 0) {
            drain_move(&run->drains[i]);
        }
    }
}

/** Whatever the runner wrote before it ended is in the pipes; one that left its group may hold them open for
 * ever. */
static void read_leftovers(struct run *run) {
    int64_t until = monotonic_ns() + LEFTOVER_NS;
    for (;;) {
        bool open = false;
        for (int i = 0; i < DRAINS; i++) {
            drain_move(&run->drains[i]);
            open = open || run->drains[i].pipe >= 0;
        }
        if (!open || monotonic_ns() >= until) {
            return;
        }
        wait_and_read(run, until);
    }
}

static void watch(struct run *run) {
    while (!run->child.ended && monotonic_ns() < run->given_up) {
        read_signals(run); /* before any moment that came meanwhile: a runner that has ended is not late */
        if (!run->child.ended) {
            act_on_time(run);
            wait_and_read(run, next_moment(run));
        }
        for (int i = 0; i < DRAINS; i++) {
            if (run->drains[i].error != 0) {
                stop_runner(run, STOP_BUNDLE_FAILED);
            }
        }
    }
}

/** Opens the bundle's directory, its trace, and the files of the runner's pipes. */
static int open_bundle(struct run *run) {
    char path[PATH_MAX];
    snprintf(path, sizeof path, "%s/trace.bin", run->bundle_path);
    if (mkdir(run->bundle_path, 0755) != 0 && errno != EEXIST) {
        fprintf(stderr, "probe: cannot create %s: %s\n", run->bundle_path, strerror(errno));
        return EXIT_USAGE;
    }
    run->bundle = open(run->bundle_path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (run->bundle < 0) {
        fprintf(stderr, "probe: cannot open %s: %s\n", run->bundle_path, strerror(errno));
        return EXIT_USAGE;
    }
    if (!trace_open(&run->trace, path)) {
        int error = errno;
        complain(run, "trace.bin", error);
        return error == EEXIST ? EXIT_USAGE : EXIT_FAILED;
    }
    return EXIT_COMPLETE;
}

static bool open_drains(struct run *run) {
    static const char *const names[DRAINS] = {"runner.out", "runner.err", "events.jsonl"};
    const int pipes[DRAINS] = {run->child.out, run->child.err, run->child.events};
    for (int i = 0; i < DRAINS; i++) {
        int64_t limit = i == EVENTS ? EVENTS_LIMIT : OUTPUT_LIMIT;
        if (pipes[i] >= 0 && !drain_open(&run->drains[i], run->bundle, names[i], pipes[i], limit)) {
            return complain(run, names[i], errno);
        }
    }
    return true;
}

static bool start_samplers(struct run *run) {
    group_begin(&run->group, run->child.pid);
    run->child.take_helper = samplers_take;
    run->child.helpers = &run->samplers;
    bool started = samplers_start(&run->samplers, &run->job.sampling, &run->group, limits_tap(&run->limits));
    if (!started) {
        fprintf(stderr, "probe: cannot start sampling: %s\n", strerror(errno));
    }
    return started;
}

/** Makes the bundle durable. False with a message when any of it could not be written. */
static bool finish(struct run *run) {
    bool good = true;
    for (int i = 0; i < DRAINS; i++) {
        struct drain *drain = &run->drains[i];
        if (drain->file >= 0) {
            drain_close(drain);
            good = drain->error == 0 ? good : complain(run, drain->name, drain->error);
        }
    }
    if (!trace_flush(&run->trace, true)) {
        good = complain(run, "trace.bin", run->trace.error);
    }
    fsync(run->bundle);
    trace_close(&run->trace);
    close(run->bundle);
    return good;
}

/** What the kernel counts of the runner from outside. */
struct kernel_counts {
    struct oom_counts oom;
    struct throttle_counts throttle;
};

static struct kernel_counts read_counts(const struct run *run) {
    struct kernel_counts counts = {.oom = oom_read(&run->oom)};
    if (run->has_quota) {
        counts.throttle = throttle_read(&run->quota);
    }
    return counts;
}

static bool run_started(struct run *run, const struct kernel_counts *before) {
    record_mark(&run->trace, run->child.started_ns, "runner_started", "pid", run->child.pid);
    bool good = limits_begin(&run->limits, &run->job) && open_drains(run) && start_samplers(run);
    if (!good) {
        stop_runner(run, STOP_BUNDLE_FAILED);
    }
    watch(run);
    if (!samplers_stop(&run->samplers)) {
        mark(run, "sampler_stuck");
    }
    samplers_drain(&run->samplers, &run->trace);
    struct kernel_counts after = read_counts(run);
    record_mark(&run->trace, run->child.ended ? run->child.ended_ns : monotonic_ns(), "runner_ended", NULL,
                0);
    struct clock_pair clocks = look_for_sleep(run);
    child_clear(&run->child);
    read_leftovers(run);
    if (run->group.missed > 0) {
        record_mark(&run->trace, monotonic_ns(), "group_too_large", "missed", (int64_t)run->group.missed);
    }
    group_end(&run->group);
    struct outcome outcome = outcome_of(&run->child, run->cause, run->excess, &before->oom, &after.oom);
    record_end(&run->trace, &(struct ending){.outcome = &outcome,
                                             .child = &run->child,
                                             .throttled_before = &before->throttle,
                                             .throttled_after = &after.throttle,
                                             .samplers = &run->samplers,
                                             .out = &run->drains[OUT],
                                             .err = &run->drains[ERR],
                                             .events = &run->drains[EVENTS],
                                             .clocks = clocks});
    return good;
}

/** A descriptor on which the signals that matter are read in the loop. */
static int take_signals(void) {
    sigset_t taken = signals_take();
    signal(SIGPIPE, SIG_IGN);
    return signalfd(-1, &taken, SFD_NONBLOCK | SFD_CLOEXEC);
}

/** Sleeps for as long as the job holds its runner back. False when it was told to stop meanwhile. */
static bool hold(const struct run *run) {
    int64_t until = monotonic_ns() + run->job.hold_ms * NS_PER_MS;
    for (int64_t left = until - monotonic_ns(); left > 0; left = until - monotonic_ns()) {
        struct pollfd polled = {.fd = run->signals, .events = POLLIN};
        struct timespec timeout = {.tv_sec = left / NS_PER_S, .tv_nsec = (long)(left % NS_PER_S)};
        struct signalfd_siginfo info;
        if (ppoll(&polled, 1, &timeout, NULL) > 0 &&
            read(run->signals, &info, sizeof info) == (ssize_t)sizeof info && info.ssi_signo != SIGCHLD) {
            return false;
        }
    }
    return true;
}

/** Ends a job whose runner was never started. */
static void end_without_runner(struct run *run, struct outcome outcome) {
    record_end(
        &run->trace,
        &(struct ending){.outcome = &outcome, .samplers = &run->samplers, .clocks = look_for_sleep(run)});
}

static bool start_and_watch(struct run *run, const struct kernel_counts *before) {
    char problem[400];
    switch (child_start(&run->child, &run->job, &run->placement, problem, sizeof problem)) {
    case STARTED:
        return run_started(run, before);
    case REFUSED_PLACE:
        end_without_runner(run, outcome_place_refused(problem));
        return true;
    default:
        end_without_runner(run, outcome_not_started(problem));
        return true;
    }
}

int run_job(const char *job_path, const char *bundle_path) {
    static struct run run; /* large */
    char problem[400];
    run = (struct run){
        .bundle_path = bundle_path, .kill_due = INT64_MAX, .given_up = INT64_MAX, .limits.reached = -1};
    for (int i = 0; i < DRAINS; i++) {
        run.drains[i] = (struct drain){.pipe = -1, .file = -1};
    }
    if (!job_read(&run.job, job_path, problem, sizeof problem)) {
        fprintf(stderr, "probe: %s: %s\n", job_path, problem);
        job_free(&run.job);
        return EXIT_USAGE;
    }
    int opened = open_bundle(&run);
    if (opened != EXIT_COMPLETE) {
        job_free(&run.job);
        return opened;
    }
    run.signals = take_signals();
    bool held = hold(&run); /* before the clocks are read: a sleep of the device in it is none of the trial */
    run.placement = place_probe(run.job.threads, &run.job.cpus);
    suspend_begin(&run.suspend, read_clock_pair());
    record_header(&run.trace, &run.job, &run.placement, run.suspend.last);
    record_channels(&run.trace, &run.job.sampling);
    if (run.job.hold_ms > 0) {
        record_mark(&run.trace, monotonic_ns(), "held", "ms", run.job.hold_ms);
    }
    bool good = trace_flush(&run.trace, true); /* the runner waits: nothing is disturbed */
    run.oom = oom_find();
    run.has_quota = throttle_find(&run.quota);
    struct kernel_counts before = read_counts(&run);
    if (!good) {
        /* No runner is started that nothing could be told about. */
    } else if (!held) {
        end_without_runner(&run, outcome_stopped_in_hold());
    } else {
        good = start_and_watch(&run, &before);
    }
    good = finish(&run) && good;
    samplers_close(&run.samplers);
    limits_end(&run.limits);
    close(run.signals);
    job_free(&run.job);
    return good ? EXIT_COMPLETE : EXIT_FAILED;
}
