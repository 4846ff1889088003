#include "probe/run/throttle.h"

static const char file[] = "cpu.stat";

static bool counts(const struct cgroup *group) {
    struct cgroup at = *group;
    do {
        if (cgroup_count(&at, file, "nr_throttled") >= 0) {
            return true;
        }
    } while (cgroup_ascend(&at));
    return false;
}

bool throttle_find(struct cgroup *group) {
    return (cgroup_of_self(group, NULL) && counts(group)) || (cgroup_of_self(group, "cpu") && counts(group));
}

static double positive(int64_t count) {
    return count > 0 ? (double)count : 0;
}

struct throttle_counts throttle_read(const struct cgroup *group) {
    struct throttle_counts sum = {0};
    struct cgroup at = *group;
    do {
        int64_t throttled = cgroup_count(&at, file, "nr_throttled");
        if (throttled >= 0) {
            sum.known = true;
            sum.throttled += throttled;
            sum.periods += (int64_t)positive(cgroup_count(&at, file, "nr_periods"));
            /* nanoseconds in version 1, microseconds in version 2 */
            sum.throttled_s += positive(cgroup_count(&at, file, "throttled_time")) / 1e9 +
                               positive(cgroup_count(&at, file, "throttled_usec")) / 1e6;
        }
    } while (cgroup_ascend(&at));
    return sum;
}

void throttle_write(struct json_writer *json, const struct throttle_counts *before,
                    const struct throttle_counts *after) {
    if (!before->known || !after->known) {
        return;
    }
    json_key(json, "throttled");
    json_open(json, '{');
    json_integer_member(json, "periods", after->periods - before->periods);
    json_integer_member(json, "throttled_periods", after->throttled - before->throttled);
    json_number_member(json, "throttled_s", after->throttled_s - before->throttled_s);
    json_close(json, '}');
}
