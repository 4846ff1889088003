#include "probe/sampling/sampler.h"

#include "common/clock.h"

#include <errno.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <unistd.h>

/** Interrupts the sleep of a sampler that was told to stop. */
#define WAKE_SIGNAL SIGUSR1

/** Processes are looked for so often. */
#define DISCOVER_NS (100 * NS_PER_MS)

/** A reading that has not come back so long after the end does not come back. */
#define PATIENCE_NS (3 * NS_PER_S)

/** What the writing thread may be late by before readings are lost, in s. */
enum { BUFFERED_S = 4 };

static void wake(int signal) {
    (void)signal;
}

void sampler_open(struct sampler *sampler, const struct sampling_group *sampling, struct group *group,
                  struct tap tap) {
    *sampler = (struct sampler){.sink = {.group = sampling, .tap = tap},
                                .period_ns = (int64_t)((double)NS_PER_S / sampling_rate(sampling))};
    sampler->sink.unread = allocate(sampling->channel_count, sizeof *sampler->sink.unread);
    ring_open(&sampler->sink.ring, BUFFERED_S * (size_t)sampling->hz * sampling->channel_count);
    file_source_open(&sampler->files, sampling);
    process_source_open(&sampler->processes, sampling, group);
}

void sampler_close(struct sampler *sampler) {
    command_close(&sampler->command);
    process_source_close(&sampler->processes);
    file_source_close(&sampler->files);
    ring_close(&sampler->sink.ring);
    free(sampler->sink.unread);
}

/** Reads all that the group asks for; the time behind it. */
static int64_t read_all(struct sampler *sampler, int64_t now) {
    now = file_source_read(&sampler->files, &sampler->sink, now);
    if (process_source_is_used(&sampler->processes)) {
        if (sampler->discovers && now - sampler->discovered_ns >= DISCOVER_NS) {
            group_discover(sampler->processes.group);
            sampler->discovered_ns = now;
            now = monotonic_ns();
        }
        now = process_source_read(&sampler->processes, &sampler->sink, now);
    }
    return now;
}

static void *keep_time(void *argument) {
    struct sampler *sampler = argument;
    int64_t rest = sampler->sink.group->rest, period = sampler->period_ns;
    prctl(PR_SET_TIMERSLACK, 1UL);
    int64_t due = monotonic_ns();
    while (sleep_until_ns(due, &sampler->stop)) {
        int64_t begin = monotonic_ns(), used = rest > 0 ? clock_ns(CLOCK_THREAD_CPUTIME_ID) : 0;
        int64_t end = read_all(sampler, begin);
        used = rest > 0 ? clock_ns(CLOCK_THREAD_CPUTIME_ID) - used : 0;
        tally_tick(&sampler->tally, begin - due, period);
        due = tally_passed(&sampler->tally, due, begin, end, rest * used, period);
    }
    sampler->cpu_ns = clock_ns(CLOCK_THREAD_CPUTIME_ID);
    return NULL;
}

/** Times at which a command should have printed since it last did. It keeps its own time, and a little longer
 * than it was told: only whole periods beyond the next are lost. */
static void count_gap(struct sampler *sampler, int64_t now, size_t lines) {
    int64_t missing = (now - sampler->last_ns) / sampler->period_ns - (int64_t)(lines > 0 ? lines : 1);
    sampler->tally.lost_ticks += missing > 0 ? missing : 0;
    sampler->last_ns = now;
}

static void *listen(void *argument) {
    struct sampler *sampler = argument;
    char bytes[LINE_BYTES];
    while (!atomic_load(&sampler->stop)) {
        ssize_t length = read(sampler->command.out, bytes, sizeof bytes);
        if (length < 0 && errno == EINTR) {
            continue;
        }
        if (length <= 0) {
            break;
        }
        int64_t now = monotonic_ns();
        size_t lines = line_source_take(&sampler->lines, &sampler->sink, now, bytes, (size_t)length);
        if (lines > 0 && sampler->tally.ticks == 0) { /* how long it takes to start is its own affair */
            sampler->last_ns = now;
        } else if (lines > 0) {
            count_gap(sampler, now, lines);
        }
        sampler->tally.ticks += (int64_t)lines;
    }
    sampler->cpu_ns = clock_ns(CLOCK_THREAD_CPUTIME_ID);
    return NULL;
}

int create_thread(pthread_t *thread, void *(*body)(void *), void *argument, bool first_come) {
    int error = EPERM;
    if (first_come) {
        pthread_attr_t attributes;
        pthread_attr_init(&attributes);
        pthread_attr_setinheritsched(&attributes, PTHREAD_EXPLICIT_SCHED);
        pthread_attr_setschedpolicy(&attributes, SCHED_FIFO);
        pthread_attr_setschedparam(
            &attributes, &(struct sched_param){.sched_priority = sched_get_priority_min(SCHED_FIFO)});
        error = pthread_create(thread, &attributes, body, argument);
        pthread_attr_destroy(&attributes);
    }
    return error == 0 ? 0 : pthread_create(thread, NULL, body, argument);
}

bool sampler_start(struct sampler *sampler, bool first_come) {
    char **command = sampler->sink.group->command;
    struct sigaction action = {.sa_handler = wake};
    sigaction(WAKE_SIGNAL, &action, NULL);
    sampler->last_ns = monotonic_ns();
    if (command != NULL && !command_start(&sampler->command, command)) {
        return false;
    }
    errno = create_thread(&sampler->thread, command != NULL ? listen : keep_time, sampler,
                          first_come && command == NULL);
    sampler->started = errno == 0;
    return sampler->started;
}

bool sampler_stop(struct sampler *sampler) {
    int64_t until = monotonic_ns() + PATIENCE_NS;
    struct timespec soon;
    command_stop(&sampler->command);
    if (!sampler->started) {
        return true;
    }
    atomic_store(&sampler->stop, true);
    do { /* again and again: a signal before the sleep began is lost */
        if (monotonic_ns() > until) {
            return false;
        }
        pthread_kill(sampler->thread, WAKE_SIGNAL);
        clock_gettime(CLOCK_REALTIME, &soon);
        soon.tv_nsec += NS_PER_MS;
        soon.tv_sec += soon.tv_nsec / NS_PER_S;
        soon.tv_nsec %= NS_PER_S;
    } while (pthread_timedjoin_np(sampler->thread, NULL, &soon) == ETIMEDOUT);
    sampler->started = false;
    if (sampler->sink.group->command != NULL) {
        if (sampler->tally.ticks > 0) {
            count_gap(sampler, monotonic_ns(), 0);
        }
        sampler->cpu_ns += sampler->command.cpu_ns;
    }
    return true;
}
