#ifndef ASSAY_PROBE_BENCH_NODES_H
#define ASSAY_PROBE_BENCH_NODES_H

#include "plan.h"

/**
 * A group of at most `wanted` channels that read numbers of sysfs: sensors where the device has them,
 * counters of its network interfaces where not. `root` is put before "/sys"; "" for the device itself.
 */
struct sampling_group bench_nodes_find(const char *root, size_t wanted, int64_t hz);

#endif
