#include "sampler.h"

#include "common/clock.h"

#include <errno.h>
#include <math.h>
#include <signal.h>
#include <sys/prctl.h>

/** Interrupts the sleep of a sampler that was told to stop. */
#define WAKE_SIGNAL SIGUSR1

static void wake(int signal) {
    (void)signal;
}

static void note_lateness(struct sampler *sampler, int64_t late_ns) {
    int64_t us = late_ns / NS_PER_US;
    sampler->ticks++;
    sampler->late_ticks += late_ns > sampler->period_ns / 2;
    sampler->latest_ns = late_ns > sampler->latest_ns ? late_ns : sampler->latest_ns;
    sampler->lateness_us[us < JITTER_BUCKETS ? us : JITTER_BUCKETS - 1]++;
}

static void *run(void *argument) {
    struct sampler *sampler = argument;
    struct sample samples[MAX_SAMPLES_A_RECORD];
    prctl(PR_SET_TIMERSLACK, 1UL);
    int64_t due = monotonic_ns();
    while (sleep_until_ns(due, &sampler->stop)) {
        int64_t begin = monotonic_ns(), used = clock_ns(CLOCK_THREAD_CPUTIME_ID);
        size_t count = sampler->read(sampler->group, samples);
        int64_t end = monotonic_ns();
        trace_add_samples(sampler->trace, begin + (end - begin) / 2, samples, count);
        note_lateness(sampler, begin - due);
        int64_t lost = (end - due) / sampler->period_ns;
        used = clock_ns(CLOCK_THREAD_CPUTIME_ID) - used;
        int64_t passed = (end + sampler->rest * used - due) / sampler->period_ns;
        sampler->lost_ticks += lost;
        sampler->skipped_ticks += passed - lost;
        due += (passed + 1) * sampler->period_ns;
    }
    return NULL;
}

bool sampler_start(struct sampler *sampler, struct trace *trace, struct group *group, channel_reader *read,
                   int64_t hz, int64_t rest) {
    *sampler = (struct sampler){
        .trace = trace, .group = group, .read = read, .period_ns = NS_PER_S / hz, .rest = rest};
    struct sigaction action = {.sa_handler = wake};
    sigaction(WAKE_SIGNAL, &action, NULL);
    errno = pthread_create(&sampler->thread, NULL, run, sampler);
    sampler->started = errno == 0;
    return sampler->started;
}

void sampler_stop(struct sampler *sampler) {
    struct timespec soon;
    if (!sampler->started) {
        return;
    }
    atomic_store(&sampler->stop, true);
    do { /* again and again: a signal before the sleep began is lost */
        pthread_kill(sampler->thread, WAKE_SIGNAL);
        clock_gettime(CLOCK_REALTIME, &soon);
        soon.tv_nsec += NS_PER_MS;
        soon.tv_sec += soon.tv_nsec / NS_PER_S;
        soon.tv_nsec %= NS_PER_S;
    } while (pthread_timedjoin_np(sampler->thread, NULL, &soon) == ETIMEDOUT);
}

double sampler_jitter_us(const struct sampler *sampler, double fraction) {
    int64_t wanted = (int64_t)ceil(fraction * (double)sampler->ticks), seen = 0;
    for (int us = 0; us < JITTER_BUCKETS - 1; us++) {
        seen += sampler->lateness_us[us];
        if (seen >= wanted) {
            return us;
        }
    }
    return (double)sampler->latest_ns / (double)NS_PER_US;
}
