#include "oom.h"

static const char key[] = "oom_kill";

static bool counts(struct oom_counters *counters, const char *controller, const char *file) {
    counters->file = file;
    return cgroup_of_self(&counters->group, controller) && cgroup_count(&counters->group, file, key) >= 0;
}

struct oom_counters oom_find(void) {
    struct oom_counters counters = {0};
    if (!counts(&counters, NULL, "memory.events") && !counts(&counters, "memory", "memory.oom_control")) {
        counters.file = NULL;
    }
    return counters;
}

struct oom_counts oom_read(const struct oom_counters *counters) {
    return (struct oom_counts){
        .cgroup = counters->file != NULL ? cgroup_count(&counters->group, counters->file, key) : -1,
        .device = count_in_file("/proc/vmstat", key),
    };
}
