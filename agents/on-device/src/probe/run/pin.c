#include "probe/run/pin.h"

#include "probe/files.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>

/** Relative speed as the kernel sees it on a chip with unlike cores; 1024 where it does not say. */
static long capacity_of(size_t cpu) {
    char path[80], text[32];
    snprintf(path, sizeof path, "/sys/devices/system/cpu/cpu%zu/cpu_capacity", cpu);
    return read_once(path, text, sizeof text) > 0 ? strtol(text, NULL, 10) : 1024;
}

struct placement place_probe(int64_t threads) {
    struct placement placement = {.probe_cpu = -1};
    cpu_set_t own;
    if (sched_getaffinity(0, sizeof placement.runner, &placement.runner) != 0) {
        return placement;
    }
    int cpus = CPU_COUNT(&placement.runner);
    if (cpus < 2 || threads == 0 || threads > cpus - 1) {
        return placement;
    }
    size_t chosen = 0;
    long least = LONG_MAX;
    for (size_t cpu = 0; cpu < CPU_SETSIZE; cpu++) {
        long capacity = CPU_ISSET(cpu, &placement.runner) ? capacity_of(cpu) : LONG_MAX;
        if (capacity < least) {
            chosen = cpu;
            least = capacity;
        }
    }
    CPU_ZERO(&own);
    CPU_SET(chosen, &own);
    if (sched_setaffinity(0, sizeof own, &own) == 0) {
        CPU_CLR(chosen, &placement.runner);
        placement.probe_cpu = (int)chosen;
    }
    return placement;
}
