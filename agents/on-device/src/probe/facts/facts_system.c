#include "probe/facts/facts.h"

#include <string.h>

static void interface(struct facts *facts, const char *dir, const char *name, void *context) {
    (void)context;
    char path[FACTS_PATH], below[FACTS_PATH], state[FACTS_NAME];
    if (strcmp(name, "lo") != 0 && facts_join(path, dir, name) && facts_join(below, path, "statistics")) {
        facts_text(facts, path, "operstate", state, sizeof state);
        struct facts_place place = {"net", name, below};
        facts_add(facts, &place, "rx_bytes", state);
        facts_add(facts, &place, "tx_bytes", state);
    }
}

void facts_of_system(struct facts *facts) {
    static const char *const pressures[] = {"cpu", "memory", "io"};
    for (size_t i = 0; i < sizeof pressures / sizeof *pressures; i++) {
        facts_add(facts, &(struct facts_place){"psi", "kernel", "/proc/pressure"}, pressures[i], NULL);
    }
    facts_add(facts, &(struct facts_place){"stat", "kernel", "/proc"}, "stat", NULL);
    facts_add(facts, &(struct facts_place){"meminfo", "kernel", "/proc"}, "meminfo", NULL);
    facts_add(facts, &(struct facts_place){"vmstat", "kernel", "/proc"}, "vmstat", NULL);
    facts_each(facts, "/sys/class/net", interface, NULL);
}
