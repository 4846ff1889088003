#include "facts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CPUS "/sys/devices/system/cpu"

/** The number behind `prefix`, -1 when the name is another one's. */
static long numbered(const char *name, const char *prefix) {
    char *end;
    if (!has_prefix(name, prefix) || name[strlen(prefix)] == '\0') {
        return -1;
    }
    long number = strtol(name + strlen(prefix), &end, 10);
    return *end == '\0' && number >= 0 ? number : -1;
}

static void integer(struct facts *facts, const char *key, int64_t value) {
    json_key(&facts->json, key);
    json_integer(&facts->json, value);
}

/** A member in the base unit; absent where the file's number is none that a device can have. */
static void scaled(struct facts *facts, const char *key, int64_t value, int64_t factor) {
    if (!__builtin_mul_overflow(value, factor, &value)) {
        integer(facts, key, value);
    }
}

/** Kernels before 5.16 tell the clusters of Arm as packages; -1 and 65535 stand for none. */
static bool cluster_of(const struct facts *facts, const char *topology, int64_t *cluster) {
    return (facts_number(facts, topology, "cluster_id", cluster) && *cluster >= 0 && *cluster != 65535) ||
           (facts_number(facts, topology, "physical_package_id", cluster) && *cluster >= 0);
}

static void cpu(struct facts *facts, const char *dir, const char *name, void *context) {
    (void)context;
    char path[FACTS_PATH], below[FACTS_PATH];
    int64_t value;
    long number = numbered(name, "cpu");
    if (number < 0 || !facts_join(path, dir, name)) {
        return;
    }
    json_open(&facts->json, '{');
    integer(facts, "cpu", number);
    json_key(&facts->json, "online"); /* a processor that cannot go has no such file */
    json_boolean(&facts->json, !facts_number(facts, path, "online", &value) || value != 0);
    if (facts_number(facts, path, "cpu_capacity", &value)) {
        integer(facts, "capacity", value);
    }
    if (facts_join(below, path, "topology") && cluster_of(facts, below, &value)) {
        integer(facts, "cluster", value);
    }
    if (facts_join(below, path, "cpufreq") && facts_number(facts, below, "cpuinfo_max_freq", &value)) {
        scaled(facts, "max_hz", value, 1000);
    }
    json_close(&facts->json, '}');
}

void facts_of_cpus(struct facts *facts) {
    char text[256];
    json_key(&facts->json, "cpus");
    json_open(&facts->json, '[');
    facts_each(facts, CPUS, cpu, NULL);
    json_close(&facts->json, ']');
    facts_text(facts, "/proc", "meminfo", text, sizeof text);
    const char *total = strstr(text, "MemTotal:");
    if (total != NULL) {
        scaled(facts, "memory_bytes", strtoll(total + strlen("MemTotal:"), NULL, 10), 1024);
    }
}

static void policy(struct facts *facts, const char *dir, const char *name, void *context) {
    (void)context;
    static const char *const files[] = {"scaling_cur_freq", "scaling_max_freq", "cpuinfo_max_freq"};
    char path[FACTS_PATH], cpus[FACTS_NAME];
    if (numbered(name, "policy") < 0 || !facts_join(path, dir, name)) {
        return;
    }
    facts_text(facts, path, "related_cpus", cpus, sizeof cpus);
    struct facts_place place = {"cpufreq", name, path};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        facts_add(facts, &place, files[i], cpus);
    }
}

static void idle_state(struct facts *facts, const char *dir, const char *name, void *cpu_name) {
    char path[FACTS_PATH], state[FACTS_NAME];
    if (numbered(name, "state") >= 0 && facts_join(path, dir, name)) {
        facts_text(facts, path, "name", state, sizeof state);
        facts_add(facts, &(struct facts_place){"cpuidle", cpu_name, path}, "time", state);
    }
}

static void idle_states(struct facts *facts, const char *dir, const char *name, void *context) {
    (void)context;
    char path[FACTS_PATH], below[FACTS_PATH], cpu_name[FACTS_NAME];
    if (numbered(name, "cpu") >= 0 && facts_join(path, dir, name) && facts_join(below, path, "cpuidle")) {
        snprintf(cpu_name, sizeof cpu_name, "%s", name);
        facts_each(facts, below, idle_state, cpu_name);
    }
}

void facts_of_frequencies(struct facts *facts) {
    facts_each(facts, CPUS "/cpufreq", policy, NULL);
    facts_each(facts, CPUS, idle_states, NULL);
}
