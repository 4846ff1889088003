#include "probe/facts/facts.h"

#include <stdio.h>
#include <string.h>

/** Where the kernel acts: throttles (passive), warns (hot), powers off (critical). */
static void trip_point(struct facts *facts, const char *dir, const char *name, void *type) {
    char file[FACTS_NAME], label[FACTS_NAME];
    size_t digits = has_prefix(name, "trip_point_") ? strspn(name + strlen("trip_point_"), "0123456789") : 0;
    if (digits > 0 && digits < 4 && strcmp(name + strlen("trip_point_") + digits, "_temp") == 0) {
        snprintf(file, sizeof file, "trip_point_%.*s_type", (int)digits, name + strlen("trip_point_"));
        facts_text(facts, dir, file, label, sizeof label);
        facts_add(facts, &(struct facts_place){"thermal", type, dir}, name, label);
    }
}

static void zone(struct facts *facts, const char *dir, const char *name, void *context) {
    (void)context;
    char path[FACTS_PATH], type[FACTS_NAME];
    if (has_prefix(name, "thermal_zone") && facts_join(path, dir, name) && facts_is_new(facts, path)) {
        facts_text(facts, path, "type", type, sizeof type);
        char *chip = type[0] != '\0' ? type : path + strlen(dir) + 1;
        facts_add(facts, &(struct facts_place){"thermal", chip, path}, "temp", NULL);
        facts_each(facts, path, trip_point, chip);
    }
}

void facts_of_thermal(struct facts *facts) {
    facts_each(facts, "/sys/class/thermal", zone, NULL);
}
