#ifndef ASSAY_PROBE_OOM_H
#define ASSAY_PROBE_OOM_H

#include "cgroup.h"

/** Where the kernel counts the processes it killed for want of memory: found once, so that two readings
 * compare. */
struct oom_counters {
    struct cgroup group;
    const char *file; /**< in the group's folder; NULL where there is no memory control group */
};

/** The kernel's counts of processes it killed for want of memory; -1 where it does not say. */
struct oom_counts {
    int64_t cgroup; /**< in this process's memory control group, where the runner starts too */
    int64_t device; /**< on the whole device: /proc/vmstat */
};

/** Finds the counter of version 2 (memory.events), else of version 1 (memory.oom_control). */
struct oom_counters oom_find(void);
struct oom_counts oom_read(const struct oom_counters *counters);

#endif
