#include "probe/bandwidth/bandwidth_cache.h"

#include "probe/files.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define MIB (UINT64_C(1) << 20)

enum { CACHES = 8 };

struct cache {
    long level;
    uint64_t bytes;
    bool first; /**< the processor is the first of those that share it */
};

/** Cache `index` of a processor; false when there is none.
 * Documentation/ABI/testing/sysfs-devices-system-cpu. */
static bool cache_of(long cpu, int index, struct cache *cache) {
    char path[128], text[256];
    snprintf(path, sizeof path, "/sys/devices/system/cpu/cpu%ld/cache/index%d/level", cpu, index);
    if (read_once(path, text, sizeof text) == 0) {
        return false;
    }
    cache->level = strtol(text, NULL, 10);
    snprintf(path, sizeof path, "/sys/devices/system/cpu/cpu%ld/cache/index%d/size", cpu, index);
    read_once(path, text, sizeof text);
    char *unit;
    cache->bytes = strtoull(text, &unit, 10) << (*unit == 'K' ? 10 : *unit == 'M' ? 20 : 0);
    snprintf(path, sizeof path, "/sys/devices/system/cpu/cpu%ld/cache/index%d/shared_cpu_list", cpu, index);
    cache->first = read_once(path, text, sizeof text) > 0 && strtol(text, NULL, 10) == cpu;
    return true;
}

uint64_t last_cache_bytes(void) {
    uint64_t bytes = 0;
    long cpus = sysconf(_SC_NPROCESSORS_CONF);
    for (long cpu = 0; cpu < cpus; cpu++) {
        struct cache last = {0}, cache;
        for (int index = 0; index < CACHES && cache_of(cpu, index, &cache); index++) {
            last = cache.level > last.level ? cache : last;
        }
        bytes += last.first ? last.bytes : 0;
    }
    return bytes;
}

uint64_t available_bytes(void) {
    static const char label[] = "MemAvailable:";
    char text[512];
    read_once("/proc/meminfo", text, sizeof text);
    const char *found = strstr(text, label);
    return found == NULL ? 0 : 1024 * strtoull(found + strlen(label), NULL, 10);
}

size_t bandwidth_bytes(uint64_t caches, uint64_t available) {
    uint64_t wanted = 8 * caches > 256 * MIB ? 8 * caches : 256 * MIB;
    uint64_t most = available > 0 ? available / 2 : wanted;
    return (size_t)((wanted < most ? wanted : most) / MIB * MIB);
}
