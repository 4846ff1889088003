#include "probe/facts/facts.h"

#include <stdio.h>
#include <string.h>

static void measured(struct facts *facts, const char *dir, const char *name, void *chip) {
    char file[FACTS_NAME], label[FACTS_NAME] = "";
    struct facts_place place = {"iio", chip, dir};
    size_t digits = has_prefix(name, "in_power") ? strspn(name + strlen("in_power"), "0123456789") : 0;
    if (digits > 0 && digits < 4 && strcmp(name + strlen("in_power") + digits, "_input") == 0) {
        snprintf(file, sizeof file, "rail_name_%.*s", (int)digits, name + strlen("in_power"));
        facts_text(facts, dir, file, label, sizeof label);
        facts_add(facts, &place, name, label);
    } else if (strcmp(name, "energy_value") == 0) {
        facts_add(facts, &place, name, NULL);
    }
}

static void device(struct facts *facts, const char *dir, const char *name, void *context) {
    (void)context;
    char path[FACTS_PATH], chip[FACTS_NAME];
    if (has_prefix(name, "iio:device") && facts_join(path, dir, name) && facts_is_new(facts, path)) {
        facts_text(facts, path, "name", chip, sizeof chip);
        facts_each(facts, path, measured, chip[0] != '\0' ? chip : "iio");
    }
}

static void address(struct facts *facts, const char *dir, const char *name, void *context) {
    char path[FACTS_PATH];
    if (strchr(name, '-') != NULL && facts_join(path, dir, name)) {
        facts_each(facts, path, device, context);
    }
}

void facts_of_iio(struct facts *facts) {
    facts_each(facts, "/sys/bus/iio/devices", device, NULL);
    facts_each(facts, "/sys/bus/i2c/drivers/ina3221x", address, NULL); /* JetPack 4 */
}
