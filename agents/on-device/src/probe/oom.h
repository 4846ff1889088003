#ifndef ASSAY_PROBE_OOM_H
#define ASSAY_PROBE_OOM_H

#include <stdint.h>

/** The kernel's counts of processes it killed for want of memory; -1 where it does not say. */
struct oom_counts {
    int64_t cgroup; /**< in this process's memory cgroup, where the runner starts too: version 2's or version
                       1's */
    int64_t device; /**< on the whole device: /proc/vmstat */
};

struct oom_counts oom_read(void);

#endif
