#include "bench_nodes.h"

#include "files.h"
#include "scan.h"

#include <dirent.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/** Files of a class: /sys/class/CLASS/any/INSIDE/any*ENDING. */
static const struct {
    const char *class, *inside, *ending;
} kinds[] = {{"hwmon", "", "_input"},
             {"power_supply", "", "_now"},
             {"thermal", "", "temp"},
             {"net", "statistics", ""}};

static int by_name(const struct dirent **a, const struct dirent **b) {
    return strcmp((*a)->d_name, (*b)->d_name);
}

static bool ends_in(const char *name, const char *ending) {
    size_t length = strlen(name), tail = strlen(ending);
    return name[0] != '.' && length >= tail && strcmp(name + length - tail, ending) == 0;
}

static void consider(struct sampling_group *group, size_t wanted, const char *path) {
    char text[64];
    double number;
    if (group->channel_count < wanted && read_once(path, text, sizeof text) > 0 &&
        scan_number(text, &number)) {
        size_t id = group->channel_count++;
        group->channels[id] = (struct channel){.id = (uint16_t)id,
                                               .name = keys_copy(path),
                                               .unit = keys_copy("1"),
                                               .source = keys_copy(path),
                                               .way = OF_FILE,
                                               .file = keys_copy(path),
                                               .scale = 1};
    }
}

/** Considers every file of a folder, in order of names. */
static void consider_folder(struct sampling_group *group, size_t wanted, const char *folder,
                            const char *ending) {
    struct dirent **files;
    int count = scandir(folder, &files, NULL, by_name);
    for (int i = 0; i < count; i++) {
        char path[PATH_MAX];
        snprintf(path, sizeof path, "%s/%s", folder, files[i]->d_name);
        if (ends_in(files[i]->d_name, ending)) {
            consider(group, wanted, path);
        }
        free(files[i]);
    }
    if (count >= 0) {
        free(files);
    }
}

struct sampling_group bench_nodes_find(const char *root, size_t wanted, int64_t hz) {
    struct sampling_group group = {.name = keys_copy("bench"), .hz = hz};
    group.channels = allocate(wanted, sizeof *group.channels);
    for (size_t kind = 0; kind < sizeof kinds / sizeof *kinds; kind++) {
        char class[PATH_MAX / 4];
        struct dirent **devices;
        snprintf(class, sizeof class, "%s/sys/class/%s", root, kinds[kind].class);
        int count = scandir(class, &devices, NULL, by_name);
        for (int i = 0; i < count; i++) {
            char folder[PATH_MAX / 2];
            snprintf(folder, sizeof folder, "%s/%s/%s", class, devices[i]->d_name, kinds[kind].inside);
            if (devices[i]->d_name[0] != '.') {
                consider_folder(&group, wanted, folder, kinds[kind].ending);
            }
            free(devices[i]);
        }
        if (count >= 0) {
            free(devices);
        }
    }
    return group;
}
