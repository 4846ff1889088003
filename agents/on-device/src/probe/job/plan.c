#include "probe/job/plan.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    MAX_GROUPS = 32,
    MAX_CHANNELS = 1024,
    MAX_HZ = 1000,
    MAX_REST = 9999,
    MAX_EVERY = 60,
    MAX_INDEX = 1023
};

static const char *const quantities[QUANTITIES] = {
    [RSS] = "rss",
    [RSS_ANON] = "rss_anon",
    [RSS_FILE] = "rss_file",
    [CPU_TIME] = "cpu_time",
    [PSS] = "pss",
    [PSS_ANON] = "pss_anon",
    [PSS_FILE] = "pss_file",
    [SWAP] = "swap",
    [HWM] = "hwm",
    [MINOR_FAULTS] = "minor_faults",
    [MAJOR_FAULTS] = "major_faults",
    [VOLUNTARY_SWITCHES] = "voluntary_switches",
    [INVOLUNTARY_SWITCHES] = "involuntary_switches",
};

static enum quantity read_quantity(struct keys *keys, const struct place *at) {
    const char *word = keys_text(keys, at, "process");
    for (size_t i = 0; i < QUANTITIES; i++) {
        if (strcmp(word, quantities[i]) == 0) {
            return (enum quantity)i;
        }
    }
    keys_reject(keys, at, "process", "a quantity of processes, such as \"rss\"");
    return RSS;
}

/** A name that was not there yet; `seen` holds those before it. */
static char *read_name(struct keys *keys, const struct place *at, const char *const *seen, size_t count) {
    const char *name = keys_text(keys, at, "name");
    for (size_t i = 0; i < count; i++) {
        if (strcmp(seen[i], name) == 0) {
            keys_reject(keys, at, "name", "a name of its own");
        }
    }
    return keys_copy(name);
}

static bool has(const struct place *at, const char *key) {
    return json_member(at->object, key) != NULL;
}

/** Of the lines that a command prints. */
static void read_line_way(struct channel *channel, struct keys *keys, const struct place *at) {
    if (has(at, "column")) {
        channel->way = OF_COLUMN;
        channel->index = (size_t)keys_integer(keys, at, "column", 0, MAX_INDEX);
    } else {
        channel->way = OF_WORD;
        channel->after = keys_copy(keys_text(keys, at, "after"));
        channel->before = keys_copy(keys_text(keys, at, "before"));
    }
}

static void read_way(struct channel *channel, struct keys *keys, const struct place *at, bool of_command) {
    bool of_line = has(at, "column") || has(at, "before");
    if (has(at, "process") + has(at, "file") + has(at, "column") + has(at, "before") != 1 ||
        of_command != of_line) {
        keys_reject(keys, at, "name",
                    of_command ? "one of \"column\" and \"before\" with it, as its group has a command"
                               : "one of \"process\" and \"file\" with it");
    } else if (of_command) {
        read_line_way(channel, keys, at);
    } else if (has(at, "process")) {
        channel->way = OF_PROCESS;
        channel->quantity = read_quantity(keys, at);
    } else {
        channel->way = OF_FILE;
        channel->file = keys_copy(keys_text(keys, at, "file"));
        channel->after = keys_optional_text(keys, at, "after");
        channel->index = (size_t)keys_optional_integer(keys, at, "field", 0, MAX_INDEX, 0);
    }
}

struct names {
    const char *seen[MAX_CHANNELS];
    size_t count;
};

static void read_channel(struct channel *channel, struct keys *keys, const struct place *at, bool of_command,
                         struct names *names) {
    *channel = (struct channel){.id = (uint16_t)names->count,
                                .name = read_name(keys, at, names->seen, names->count),
                                .unit = keys_copy(keys_text(keys, at, "unit")),
                                .source = keys_copy(keys_text(keys, at, "source")),
                                .scale = keys_optional_number(keys, at, "scale", 1)};
    names->seen[names->count++] = channel->name;
    if (channel->scale == 0) {
        keys_reject(keys, at, "scale", "a number other than 0");
    }
    if (has(at, "process") && has(at, "scale")) {
        keys_reject(keys, at, "scale", "nothing: what is read of processes is in base units");
    }
    read_way(channel, keys, at, of_command);
}

static void read_group(struct sampling_group *group, struct keys *keys, const struct place *at,
                       struct names *names) {
    const struct json *channels = json_member(at->object, "channels");
    group->hz = keys_integer(keys, at, "hz", 1, MAX_HZ);
    group->rest = keys_optional_integer(keys, at, "rest", 0, MAX_REST, 0);
    group->every = keys_optional_integer(keys, at, "every", 1, MAX_EVERY, 1);
    if (has(at, "command")) {
        group->command = keys_command(keys, at, "command", 0);
    } else if (has(at, "every")) {
        keys_reject(keys, at, "every", "a command with it: files are read at \"hz\"");
    }
    size_t count = keys_count(channels);
    if (channels == NULL || channels->type != JSON_ARRAY || count == 0 ||
        count > MAX_CHANNELS - names->count) {
        keys_reject(keys, at, "channels", "a list of 1 channel or more, 1024 in the whole job");
        return;
    }
    group->channels = allocate(count, sizeof *group->channels);
    for (const struct json *one = channels->first; one != NULL; one = one->next) {
        struct place place = {.object = one};
        snprintf(place.path, sizeof place.path, "%.40schannels[%zu].", at->path, group->channel_count);
        read_channel(&group->channels[group->channel_count++], keys, &place, has(at, "command"), names);
    }
}

double sampling_rate(const struct sampling_group *group) {
    return (double)group->hz / (double)(group->every > 1 ? group->every : 1);
}

void plan_read(struct plan *plan, struct keys *keys, const struct place *job) {
    static struct names names; /* large */
    const char *groups[MAX_GROUPS];
    const struct json *list = json_member(job->object, "sampling");
    *plan = (struct plan){0};
    names.count = 0;
    if (list == NULL) {
        return;
    }
    if (list->type != JSON_ARRAY || keys_count(list) > MAX_GROUPS) {
        keys_reject(keys, job, "sampling", "a list of at most 32 groups");
        return;
    }
    plan->groups = allocate(keys_count(list), sizeof *plan->groups);
    for (const struct json *one = list->first; one != NULL; one = one->next) {
        struct place place = {.object = one};
        struct sampling_group *group = &plan->groups[plan->group_count];
        snprintf(place.path, sizeof place.path, "sampling[%zu].", plan->group_count);
        group->name = read_name(keys, &place, groups, plan->group_count);
        groups[plan->group_count++] = group->name;
        read_group(group, keys, &place, &names);
    }
}

void plan_free(struct plan *plan) {
    for (size_t i = 0; i < plan->group_count; i++) {
        struct sampling_group *group = &plan->groups[i];
        for (size_t j = 0; j < group->channel_count; j++) {
            struct channel *channel = &group->channels[j];
            free(channel->name);
            free(channel->unit);
            free(channel->source);
            free(channel->file);
            free(channel->after);
            free(channel->before);
        }
        free(group->name);
        free(group->channels);
        keys_free_list(group->command);
    }
    free(plan->groups);
}

static bool is_of(const struct channel *channel, const enum quantity *quantity, const char *unit) {
    return quantity != NULL ? channel->way == OF_PROCESS && channel->quantity == *quantity
                            : strcmp(channel->unit, unit) == 0;
}

static bool any(const struct plan *plan, const enum quantity *quantity, const char *unit) {
    for (size_t i = 0; i < plan->group_count; i++) {
        for (size_t j = 0; j < plan->groups[i].channel_count; j++) {
            if (is_of(&plan->groups[i].channels[j], quantity, unit)) {
                return true;
            }
        }
    }
    return false;
}

bool plan_has_quantity(const struct plan *plan, enum quantity quantity) {
    return any(plan, &quantity, NULL);
}

bool plan_has_unit(const struct plan *plan, const char *unit) {
    return any(plan, NULL, unit);
}
