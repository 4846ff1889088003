#include "probe/facts/facts.h"

#include <stdio.h>
#include <string.h>

/** in1_input and its like: what a chip measures now, or has averaged. Labels lie in a file beside it. */
static bool is_measured(const char *name, size_t *stem) {
    static const char *const quantities[] = {"in", "curr", "power", "energy", "temp"};
    for (size_t i = 0; i < sizeof quantities / sizeof *quantities; i++) {
        size_t length = strlen(quantities[i]);
        size_t digits = has_prefix(name, quantities[i]) ? strspn(name + length, "0123456789") : 0;
        *stem = length + digits;
        if (digits > 0 && (strcmp(name + *stem, "_input") == 0 || strcmp(name + *stem, "_average") == 0)) {
            return true;
        }
    }
    return false;
}

static void measured(struct facts *facts, const char *dir, const char *name, void *chip) {
    char file[FACTS_NAME], label[FACTS_NAME];
    size_t stem;
    if (is_measured(name, &stem) && stem < 32) {
        snprintf(file, sizeof file, "%.*s_label", (int)stem, name);
        facts_text(facts, dir, file, label, sizeof label);
        facts_add(facts, &(struct facts_place){"hwmon", chip, dir}, name, label);
    }
}

static void monitor(struct facts *facts, const char *dir, const char *name, void *context) {
    (void)context;
    char path[FACTS_PATH], chip[FACTS_NAME];
    if (has_prefix(name, "hwmon") && facts_join(path, dir, name) && facts_is_new(facts, path)) {
        facts_text(facts, path, "name", chip, sizeof chip);
        facts_each(facts, path, measured, chip[0] != '\0' ? chip : "hwmon");
    }
}

/** A chip at an address of a bus, such as 1-0040; kernels of some boards list it nowhere else. */
static void address(struct facts *facts, const char *dir, const char *name, void *context) {
    char path[FACTS_PATH], below[FACTS_PATH];
    if (strchr(name, '-') != NULL && facts_join(path, dir, name) && facts_join(below, path, "hwmon")) {
        facts_each(facts, below, monitor, context);
    }
}

static void driver(struct facts *facts, const char *dir, const char *name, void *context) {
    char path[FACTS_PATH];
    if (has_prefix(name, "ina3221") && facts_join(path, dir, name)) {
        facts_each(facts, path, address, context);
    }
}

void facts_of_hwmon(struct facts *facts) {
    facts_each(facts, "/sys/class/hwmon", monitor, NULL);
    facts_each(facts, "/sys/bus/i2c/drivers", driver, NULL);
}
