#include "probe/run/pin.h"

#include "probe/files.h"
#include "probe/run/cpu_list.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LIST = 160, LONG_LIST = 4096 };

/** Relative speed as the kernel sees it on a chip with unlike cores; 1024 where it does not say. */
static long capacity_of(size_t cpu) {
    char path[80], text[32];
    snprintf(path, sizeof path, "/sys/devices/system/cpu/cpu%zu/cpu_capacity", cpu);
    return read_once(path, text, sizeof text) > 0 ? strtol(text, NULL, 10) : 1024;
}

/** Of a set that is not empty. */
static size_t least_capable(const cpu_set_t *cpus) {
    size_t chosen = 0;
    long least = LONG_MAX;
    for (size_t cpu = 0; cpu < CPU_SETSIZE; cpu++) {
        long capacity = CPU_ISSET(cpu, cpus) ? capacity_of(cpu) : LONG_MAX;
        if (capacity < least) {
            chosen = cpu;
            least = capacity;
        }
    }
    return chosen;
}

/** Takes the members of `taken` out of a set. */
static void without(cpu_set_t *set, const cpu_set_t *taken) {
    cpu_set_t both;
    CPU_AND(&both, set, taken);
    CPU_XOR(set, set, &both);
}

struct placement place_probe(int64_t threads, const cpu_set_t *asked) {
    struct placement placement = {.probe_cpu = -1, .asked = CPU_COUNT(asked) > 0};
    cpu_set_t usable, spare, own;
    if (placement.asked) {
        placement.runner = *asked;
    }
    if (sched_getaffinity(0, sizeof usable, &usable) != 0) {
        return placement;
    }
    spare = usable;
    without(&spare, &placement.runner);
    int cpus = CPU_COUNT(&usable);
    bool spared = placement.asked ? CPU_COUNT(&spare) > 0 : cpus >= 2 && threads != 0 && threads <= cpus - 1;
    if (!spared) {
        return placement;
    }
    size_t chosen = least_capable(&spare);
    CPU_ZERO(&own);
    CPU_SET(chosen, &own);
    if (sched_setaffinity(0, sizeof own, &own) == 0) {
        placement.probe_cpu = (int)chosen;
        if (!placement.asked) {
            placement.runner = usable;
            CPU_CLR(chosen, &placement.runner);
        }
    }
    return placement;
}

bool place_runner(const struct placement *placement) {
    cpu_set_t now;
    if (!placement->asked && placement->probe_cpu < 0) {
        return true;
    }
    bool placed = sched_setaffinity(0, sizeof placement->runner, &placement->runner) == 0;
    if (!placement->asked) {
        return true; /* it shares the probe's, which slows it and is seen in the header: no ground to give up
                      */
    }
    /* Of a set with processors that are off or belong to others the kernel takes the rest, and says nothing.
     */
    return placed && sched_getaffinity(0, sizeof now, &now) == 0 && CPU_EQUAL(&now, &placement->runner);
}

/** A list of processors in /sys; false where it cannot be read. */
static bool listed(const char *name, cpu_set_t *cpus) {
    char path[80], text[LONG_LIST];
    snprintf(path, sizeof path, "/sys/devices/system/cpu/%s", name);
    return read_once(path, text, sizeof text) > 0 && cpu_list_read(cpus, text);
}

/** All that the kernel lets this process run on, whatever it runs on now. */
static cpu_set_t allowed_here(void) {
    cpu_set_t now, all, allowed;
    CPU_ZERO(&allowed);
    memset(&all, 0xff, sizeof all);
    if (sched_getaffinity(0, sizeof now, &now) != 0) {
        return allowed;
    }
    allowed = now;
    if (sched_setaffinity(0, sizeof all, &all) == 0) {
        sched_getaffinity(0, sizeof allowed, &allowed);
        sched_setaffinity(0, sizeof now, &now);
    }
    return allowed;
}

/** Adds "3,5 WORDS, " of those processors in `cpus` that are not among the `good` ones, and leaves the
 * others. */
static void name_bad(char *words, size_t size, cpu_set_t *cpus, const cpu_set_t *good, const char *what) {
    cpu_set_t bad = *cpus;
    without(&bad, good);
    if (CPU_COUNT(&bad) > 0) {
        char list[LIST];
        cpu_list_write(&bad, list, sizeof list);
        size_t length = strlen(words);
        snprintf(words + length, size - length, "%s%s %s", length > 0 ? ", " : "", list, what);
        without(cpus, &bad);
    }
}

void describe_refusal(const cpu_set_t *asked, char *problem, size_t size) {
    cpu_set_t present, online, allowed = allowed_here(), rest = *asked;
    char wanted[LIST], usable[LIST], bad[2 * LIST] = "";
    if (listed("present", &present)) {
        name_bad(bad, sizeof bad, &rest, &present, "not on this device");
    }
    if (listed("online", &online)) {
        name_bad(bad, sizeof bad, &rest, &online, "off");
    }
    name_bad(bad, sizeof bad, &rest, &allowed, "not for Assay's user to use");
    cpu_list_write(asked, wanted, sizeof wanted);
    cpu_list_write(&allowed, usable, sizeof usable);
    snprintf(problem, size, "it may not run on processors %.100s (%.180s); it may on %.100s", wanted,
             bad[0] != '\0' ? bad : "the kernel gave others", usable);
}
