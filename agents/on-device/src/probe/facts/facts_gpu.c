#include "probe/facts/facts.h"

static void scaled(struct facts *facts, const char *dir, const char *name, void *context) {
    (void)context;
    char path[FACTS_PATH];
    if (facts_join(path, dir, name) && facts_is_new(facts, path)) {
        struct facts_place place = {"devfreq", name, path};
        facts_add(facts, &place, "cur_freq", NULL);
        facts_add(facts, &place, "max_freq", NULL);
    }
}

static void adreno(struct facts *facts, const char *dir, const char *name, void *context) {
    (void)context;
    char path[FACTS_PATH];
    if (has_prefix(name, "kgsl-") && facts_join(path, dir, name) && facts_is_new(facts, path)) {
        struct facts_place place = {"kgsl", name, path};
        facts_add(facts, &place, "gpubusy", NULL);
        facts_add(facts, &place, "gpuclk", NULL);
    }
}

/** The names of Jetson's graphics processors, on the chips from X1 to Orin, and of Mali on Pixel phones. */
static bool is_gpu(const char *name) {
    static const char *const suffixes[] = {"gpu.0", ".gpu", ".gp10b", ".gv11b", ".ga10b", ".mali"};
    for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++) {
        if (has_suffix(name, suffixes[i])) {
            return true;
        }
    }
    return false;
}

static void platform_device(struct facts *facts, const char *dir, const char *name, void *context) {
    (void)context;
    char path[FACTS_PATH];
    if (is_gpu(name) && facts_join(path, dir, name) && facts_is_new(facts, path)) {
        struct facts_place place = {"gpu_load", name, path};
        facts_add(facts, &place, has_suffix(name, ".mali") ? "cur_freq" : "load", NULL);
    }
}

void facts_of_gpus(struct facts *facts) {
    facts_each(facts, "/sys/class/devfreq", scaled, NULL);
    facts_each(facts, "/sys/devices", platform_device, NULL);
    facts_each(facts, "/sys/devices/platform", platform_device, NULL);
    facts_each(facts, "/sys/devices/platform/bus@0", platform_device, NULL);
    facts_each(facts, "/sys/class/kgsl", adreno, NULL);
}
