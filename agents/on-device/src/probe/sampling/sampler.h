#ifndef ASSAY_PROBE_SAMPLER_H
#define ASSAY_PROBE_SAMPLER_H

#include "probe/sampling/command.h"
#include "probe/sampling/file_source.h"
#include "probe/sampling/line_source.h"
#include "probe/sampling/process_source.h"
#include "probe/sampling/sink.h"
#include "probe/sampling/tally.h"

#include <pthread.h>

/** A thread that samples one group: at a fixed rate, on absolute times, or as a command prints. What it
 * counts is read after it stopped. */
struct sampler {
    struct sink sink;
    struct file_source files;
    struct process_source processes;
    struct line_source lines;
    struct command command;
    bool discovers;        /**< looks for new processes of the runner, for all samplers */
    int64_t discovered_ns; /**< when it last did */
    struct tally tally;
    int64_t period_ns;
    int64_t last_ns; /**< of a command: its last reading, at first the start */
    int64_t cpu_ns;  /**< what the thread and its command used */
    pthread_t thread;
    bool started;
    atomic_bool stop;
};

/** Creates a thread with the lowest of the real-time priorities, where that is wanted and allowed, else an
 * ordinary one. As pthread_create. */
int create_thread(pthread_t *thread, void *(*body)(void *), void *argument, bool first_come);

/** Opens everything that the group reads; nothing of it is opened while sampling, but what comes later. */
void sampler_open(struct sampler *sampler, const struct sampling_group *sampling, struct group *group,
                  struct tap tap);

/** Starts sampling, under SCHED_FIFO when `first_come` says so. False with errno set when there is no thread
 * or no process to be had. */
bool sampler_start(struct sampler *sampler, bool first_come);

/** Ends the thread and waits for it; nothing when it was never started. False when it has not ended within 3
 * s, as it waits inside the kernel. */
bool sampler_stop(struct sampler *sampler);
void sampler_close(struct sampler *sampler);

#endif
