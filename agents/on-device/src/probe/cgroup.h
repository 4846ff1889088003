#ifndef ASSAY_PROBE_CGROUP_H
#define ASSAY_PROBE_CGROUP_H

#include <limits.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** A control group: its folder, and where in that path the hierarchy begins. */
struct cgroup {
    char folder[PATH_MAX];
    size_t root; /**< length of the mount point, with which `folder` begins */
};

/**
 * Finds a group in the texts of /proc/PID/cgroup and /proc/PID/mountinfo (cgroups(7), proc(5)): that of a
 * version 1 controller such as "memory", or that of version 2 when `controller` is NULL. False when there is
 * none.
 */
bool cgroup_parse(struct cgroup *group, const char *cgroups, const char *mounts, const char *controller);

/** The same of the calling process. */
bool cgroup_of_self(struct cgroup *group, const char *controller);

/** The number behind a key at the beginning of a line, as in "oom_kill 3"; -1 when there is none. */
int64_t count_in_text(const char *text, const char *key);

/** The same in a file, and in a file of a group's folder. */
int64_t count_in_file(const char *path, const char *key);
int64_t cgroup_count(const struct cgroup *group, const char *file, const char *key);

/** Goes to the parent; false at the root of the hierarchy. */
bool cgroup_ascend(struct cgroup *group);

#endif
