#ifndef ASSAY_PROBE_GROUP_H
#define ASSAY_PROBE_GROUP_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>
#include <time.h>

enum { MAX_MEMBERS = 256 };

/** A process of the runner's group, with what is needed to sample it opened once. */
struct member {
    pid_t pid;
    int statm;        /**< /proc/PID/statm */
    int smaps_rollup; /**< /proc/PID/smaps_rollup; -1 when it cannot be opened. Used by the memory sampler
                         only */
    clockid_t cpu_clock;
    int64_t cpu_ns; /**< its last reading, kept when the process is gone. Used by the process sampler only */
};

/** The runner's process group. Members are only ever appended, so samplers read without a lock. */
struct group {
    pid_t leader;
    atomic_size_t count;
    struct member members[MAX_MEMBERS];
    long last_pid; /**< the newest process id that was looked at */
    size_t missed; /**< processes that found no room */
};

/** Follows `leader`, which leads a process group of its own and has been exec'ed. */
void group_begin(struct group *group, pid_t leader);

/** Looks for processes that joined since the last call: costs one small read when none was created on the
 * device. */
void group_discover(struct group *group);
void group_end(struct group *group);

/** Opens /proc/PID/smaps_rollup; -1 when that fails. */
int open_smaps_rollup(pid_t pid);

#endif
