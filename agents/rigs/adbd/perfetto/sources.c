#include "sources.h"

#include "message.h"

#include <dirent.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/** Field numbers of perfetto's protos/perfetto/trace. */
enum {
    SNAPSHOT = 6,
    SYS_STATS = 7,
    TIMESTAMP = 8,
    SEQUENCE = 10,
    FLAGS = 13,
    BATTERY = 38,
    RAILS = 40,
    DROPPED = 42
};
enum { SERVICE_WRITER = 1, POWER_WRITER = 2, SYSTEM_WRITER = 3 };
enum { CLEARED = 1, NEEDS_STATE = 2 };
enum { MOST_FILES = 64 };

#define PLACE "/rig/perfetto/"

/** The number in a file of /rig/perfetto; false where there is none. */
static bool number(const char *folder, const char *name, long long *value) {
    char path[512], text[64] = "", *end;
    snprintf(path, sizeof path, PLACE "%s/%s", folder, name);
    FILE *file = fopen(path, "re");
    if (file == NULL) {
        return false;
    }
    size_t length = fread(text, 1, sizeof text - 1, file);
    fclose(file);
    text[length] = '\0';
    *value = strtoll(text, &end, 10);
    return end != text;
}

static uint64_t clock_of(clockid_t clock) {
    struct timespec time;
    clock_gettime(clock, &time);
    return (uint64_t)time.tv_sec * 1000000000u + (uint64_t)time.tv_nsec;
}

/** A sleep that was made up: the machine below does not sleep for a test. */
static uint64_t slept(void) {
    long long ns = 0;
    number("", "slept_ns", &ns);
    return (uint64_t)ns;
}

static uint64_t boot_time(void) {
    return clock_of(CLOCK_BOOTTIME) + slept();
}

static int is_file(const struct dirent *entry) {
    return entry->d_name[0] != '.';
}

/** Names of the files in a folder, sorted as versions are: 10 behind 9. */
static int names(const char *folder, struct dirent ***found) {
    char path[512];
    snprintf(path, sizeof path, PLACE "%s", folder);
    int count = scandir(path, found, is_file, versionsort);
    return count < MOST_FILES ? count : MOST_FILES;
}

static void release(struct dirent **found, int count) {
    for (int i = 0; i < count; i++) {
        free(found[i]);
    }
    if (count >= 0) {
        free(found);
    }
}

static struct message packet(unsigned writer, uint64_t boot_ns) {
    struct message packet = {.length = 0};
    message_number(&packet, SEQUENCE, writer);
    message_number(&packet, TIMESTAMP, boot_ns);
    return packet;
}

static void clock_reading(struct message *snapshot, unsigned id, uint64_t ns) {
    struct message clock = {.length = 0};
    message_number(&clock, 1, id);
    message_number(&clock, 2, ns);
    message_inner(snapshot, 1, &clock);
}

void record_clocks(struct recording *recording) {
    struct message snapshot = {.length = 0};
    uint64_t sleep = slept(), boot = clock_of(CLOCK_BOOTTIME), monotonic = clock_of(CLOCK_MONOTONIC);
    boot += sleep;
    clock_reading(&snapshot, 6, boot);
    clock_reading(&snapshot, 3, monotonic);
    struct message whole = packet(SERVICE_WRITER, boot);
    message_inner(&whole, SNAPSHOT, &snapshot);
    message_packet(&whole, recording->trace);
}

static void record_battery(struct recording *recording) {
    struct message battery = {.length = 0}, whole = packet(POWER_WRITER, boot_time());
    long long value;
    if (recording->charge && number("battery", "charge_counter", &value)) {
        message_number(&battery, 1, (uint64_t)value);
    }
    if (recording->capacity && number("battery", "capacity", &value)) {
        message_float(&battery, 2, (float)value);
    }
    if (recording->current && number("battery", "current_now", &value)) {
        message_number(&battery, 3, (uint64_t)value);
    }
    if (recording->voltage && number("battery", "voltage_now", &value)) {
        message_number(&battery, 7, (uint64_t)value);
    }
    message_inner(&whole, BATTERY, &battery);
    message_packet(&whole, recording->trace);
}

static void describe(struct message *rails, struct dirent **found, int count) {
    for (int i = 0; i < count; i++) {
        struct message descriptor = {.length = 0};
        message_number(&descriptor, 1, (uint64_t)i);
        message_text(&descriptor, 2, found[i]->d_name);
        message_text(&descriptor, 3, "made up");
        message_number(&descriptor, 4, 1);
        message_inner(rails, 1, &descriptor);
    }
}

static void record_rails(struct recording *recording) {
    struct dirent **found = NULL;
    int count = names("rails", &found);
    struct message rails = {.length = 0}, whole = packet(POWER_WRITER, boot_time());
    message_number(&whole, FLAGS, NEEDS_STATE);
    if (!recording->described) {
        describe(&rails, found, count);
    }
    recording->described = true;
    for (int i = 0; i < count; i++) {
        struct message data = {.length = 0};
        long long uws;
        uint64_t ms = boot_time() / 1000000;
        if (number("rails", found[i]->d_name, &uws)) {
            message_number(&data, 1, (uint64_t)i);
            message_number(&data, 2, ms);
            message_number(&data, 3, (uint64_t)uws);
            message_inner(&rails, 2, &data);
        }
    }
    release(found, count);
    message_inner(&whole, RAILS, &rails);
    message_packet(&whole, recording->trace);
}

void record_power(struct recording *recording) {
    if (!recording->described) {
        struct message first = {.length = 0};
        message_number(&first, SEQUENCE, POWER_WRITER);
        message_number(&first, FLAGS, CLEARED);
        message_number(&first, DROPPED, 1); /* as the service marks the first packet of each writer */
        message_packet(&first, recording->trace);
    }
    if (recording->charge || recording->capacity || recording->current || recording->voltage) {
        record_battery(recording);
    }
    if (recording->rails) {
        record_rails(recording);
    }
    recording->described = true;
}

void record_system(struct recording *recording) {
    struct message stats = {.length = 0}, whole = packet(SYSTEM_WRITER, boot_time());
    struct dirent **found = NULL;
    long long value;
    int count = recording->clocks ? names("cpufreq", &found) : -1;
    for (int i = 0; i < count; i++) {
        message_number(&stats, 11, number("cpufreq", found[i]->d_name, &value) ? (uint64_t)value : 0);
    }
    release(found, count);
    count = recording->temperatures ? names("thermal", &found) : -1;
    for (int i = 0; i < count; i++) {
        struct message zone = {.length = 0};
        if (number("thermal", found[i]->d_name, &value)) {
            message_text(&zone, 1, found[i]->d_name);
            message_number(&zone, 2, (uint64_t)(value / 1000));
            message_text(&zone, 3, found[i]->d_name);
            message_inner(&stats, 15, &zone);
        }
    }
    release(found, count);
    if (recording->graphics && number("gpufreq", "0", &value)) {
        message_number(&stats, 17, (uint64_t)value);
    }
    message_inner(&whole, SYS_STATS, &stats);
    message_packet(&whole, recording->trace);
}
