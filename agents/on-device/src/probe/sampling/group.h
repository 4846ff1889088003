#ifndef ASSAY_PROBE_GROUP_H
#define ASSAY_PROBE_GROUP_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

enum { MAX_MEMBERS = 256 };

/** The runner's process group. Members are only ever appended, by one thread, so that others read without a
 * lock; one that has ended stays. */
struct group {
    pid_t leader;
    atomic_size_t count;
    pid_t members[MAX_MEMBERS];
    int loadavg;   /**< /proc/loadavg */
    long last_pid; /**< the newest process id that was looked at */
    size_t missed; /**< processes that found no room */
};

/** Follows `leader`, which leads a process group of its own and has been exec'ed. */
void group_begin(struct group *group, pid_t leader);

/** Looks for processes that joined since the last call: costs one small read when none was created on the
 * device. */
void group_discover(struct group *group);
void group_end(struct group *group);

#endif
