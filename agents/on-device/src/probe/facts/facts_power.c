#include "probe/facts/facts.h"

#include <string.h>

static void supply(struct facts *facts, const char *dir, const char *name, void *context) {
    (void)context;
    static const char *const files[] = {"type",           "status",      "online",    "capacity",
                                        "voltage_now",    "current_now", "power_now", "energy_now",
                                        "charge_counter", "temp",        "scope"};
    char path[FACTS_PATH];
    if (!facts_join(path, dir, name) || !facts_is_new(facts, path)) {
        return;
    }
    struct facts_place place = {"power_supply", name, path};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        facts_add(facts, &place, files[i], NULL);
    }
}

void facts_of_supplies(struct facts *facts) {
    facts_each(facts, "/sys/class/power_supply", supply, NULL);
}

/** A zone of RAPL and those in it, which the class lists beside it as well. */
static void zone(struct facts *facts, const char *dir, const char *name, void *context) {
    char path[FACTS_PATH], label[FACTS_NAME];
    if (!has_prefix(name, "intel-rapl") || !facts_join(path, dir, name) || !facts_is_new(facts, path)) {
        return;
    }
    facts_text(facts, path, "name", label, sizeof label);
    struct facts_place place = {"powercap", name, path};
    facts_add(facts, &place, "energy_uj", label);
    facts_add(facts, &place, "max_energy_range_uj", label);
    if (strchr(name, ':') != NULL) {
        facts_each(facts, path, zone, context);
    }
}

void facts_of_powercap(struct facts *facts) {
    facts_each(facts, "/sys/class/powercap", zone, NULL);
}
