#ifndef ASSAY_PROBE_CHILD_H
#define ASSAY_PROBE_CHILD_H

#include "probe/job/job.h"
#include "probe/run/pin.h"

#include <sys/resource.h>
#include <sys/types.h>

/** Takes a reaped process that is no part of the runner but a helper of the probe, or what such a one left
 * behind in its process group; false when it is none. */
typedef bool helper_taker(void *helpers, pid_t pid, pid_t group, int status, const struct rusage *usage);

/** The runner: the leader of a process group of its own. */
struct child {
    pid_t pid;
    int64_t started_ns;
    int out, err; /**< the reading ends of its pipes, not blocking */
    int events;   /**< -1 when it speaks none */
    bool ended;
    int status; /**< as waitpid gives it, once ended */
    int64_t ended_ns;
    struct rusage
        usage; /**< summed over every process that was reaped, whoever left it behind, but helpers */
    helper_taker *take_helper; /**< asked of every reaped process; NULL while there are no helpers */
    void *helpers;
};

/** How a start went. */
enum start {
    STARTED,
    NOT_STARTED,
    REFUSED_PLACE /**< it may not run on the processors that the job names, so it was not started */
};

/**
 * Starts the job's runner without a shell: group of its own, standard input empty, signals as at first, no
 * core file, killed when the probe dies, and first in line when the device runs out of memory. What
 * kept it from starting is told in one sentence in `problem`.
 */
enum start child_start(struct child *child, const struct job *job, const struct placement *placement,
                       char *problem, size_t problem_size);

/** Sends a signal to the whole group. */
void child_signal(const struct child *child, int signal);

/** Reaps whatever has ended, without waiting. */
void child_reap(struct child *child);

/** Kills what the runner left behind, also what left its group, and reaps it; waits one second at the most.
 */
void child_clear(struct child *child);

#endif
