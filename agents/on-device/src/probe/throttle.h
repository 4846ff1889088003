#ifndef ASSAY_PROBE_THROTTLE_H
#define ASSAY_PROBE_THROTTLE_H

#include "cgroup.h"
#include "common/json.h"

/**
 * What the kernel's bandwidth control counted so far (cpu.stat): the sum over this process's processor
 * control group, where the runner starts too, and all above it, each of which may have a quota.
 */
struct throttle_counts {
    bool known;         /**< there is such a group; where there is none nothing else here counts */
    int64_t periods;    /**< that passed with something to run */
    int64_t throttled;  /**< of them, those in which the quota ran out */
    double throttled_s; /**< how long processors were denied, summed over processors */
};

/** Finds the group, of version 1 or 2; false where there is none with a quota of its own to count. */
bool throttle_find(struct cgroup *group);
struct throttle_counts throttle_read(const struct cgroup *group);

/** Writes the member "throttled" with what was counted between two readings; nothing where it is not known.
 */
void throttle_write(struct json_writer *json, const struct throttle_counts *before,
                    const struct throttle_counts *after);

#endif
