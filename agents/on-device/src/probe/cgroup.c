#include "cgroup.h"

#include "common/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_PROC_FILE = 1 << 20, MAX_LINE = 2 * PATH_MAX + 256 };

/** Copies the next line of a text, as much of it as there is room for; false at the end. */
static bool next_line(const char **text, char line[MAX_LINE]) {
    size_t length = strcspn(*text, "\n");
    if (**text == '\0') {
        return false;
    }
    snprintf(line, MAX_LINE, "%.*s", (int)(length < MAX_LINE ? length : MAX_LINE - 1), *text);
    *text += length + ((*text)[length] == '\n');
    return true;
}

/** Whether "a,b,c" holds a word. */
static bool lists(const char *list, const char *word) {
    size_t length = strlen(word);
    for (const char *at = list; at != NULL; at = strchr(at, ',')) {
        at += *at == ',';
        if (strncmp(at, word, length) == 0 && (at[length] == ',' || at[length] == '\0')) {
            return true;
        }
    }
    return false;
}

/** Lines "4:cpu,cpuacct:/path" for version 1, "0::/path" for version 2. */
static bool find_path(const char *cgroups, const char *controller, char path[MAX_LINE]) {
    char line[MAX_LINE];
    while (next_line(&cgroups, line)) {
        char *controllers = strchr(line, ':');
        char *found = controllers != NULL ? strchr(controllers + 1, ':') : NULL;
        if (found == NULL || found[1] != '/') {
            continue;
        }
        *controllers++ = *found++ = '\0';
        if (controller != NULL ? lists(controllers, controller) : controllers[0] == '\0') {
            snprintf(path, MAX_LINE, "%s", found);
            return true;
        }
    }
    return false;
}

/** Fields 4 and 5 are the root inside the file system and the mount point; behind " - " stand the type, the
 * source and the file system's own options, with the controllers of version 1. */
static bool find_mount(const char *mounts, const char *controller, char root[PATH_MAX],
                       char point[PATH_MAX]) {
    char line[MAX_LINE], type[16], options[256];
    while (next_line(&mounts, line)) {
        const char *behind = strstr(line, " - ");
        if (behind != NULL && sscanf(behind, " - %15s %*s %255s", type, options) == 2 &&
            strcmp(type, controller != NULL ? "cgroup" : "cgroup2") == 0 &&
            (controller == NULL || lists(options, controller)) &&
            sscanf(line, "%*s %*s %*s %4095s %4095s", root, point) == 2) {
            return true;
        }
    }
    return false;
}

bool cgroup_parse(struct cgroup *group, const char *cgroups, const char *mounts, const char *controller) {
    char path[MAX_LINE], root[PATH_MAX], point[PATH_MAX];
    if (!find_path(cgroups, controller, path) || !find_mount(mounts, controller, root, point)) {
        return false;
    }
    size_t above = strcmp(root, "/") == 0 ? 0 : strlen(root);
    bool below_root = strncmp(path, root, above) == 0 && (path[above] == '/' || path[above] == '\0');
    const char *below = below_root ? path + above : path;
    below = strcmp(below, "/") == 0 ? "" : below;
    group->root = strlen(point);
    return (size_t)snprintf(group->folder, sizeof group->folder, "%s%s", point, below) < sizeof group->folder;
}

bool cgroup_of_self(struct cgroup *group, const char *controller) {
    struct text cgroups = {0}, mounts = {0};
    bool found = text_read_file(&cgroups, "/proc/self/cgroup", MAX_PROC_FILE) &&
                 text_read_file(&mounts, "/proc/self/mountinfo", MAX_PROC_FILE) &&
                 cgroup_parse(group, cgroups.data, mounts.data, controller);
    text_free(&cgroups);
    text_free(&mounts);
    return found;
}

int64_t count_in_text(const char *text, const char *key) {
    size_t length = strlen(key);
    for (const char *line = text; line != NULL; line = strchr(line, '\n')) {
        line += *line == '\n';
        if (strncmp(line, key, length) == 0 && line[length] == ' ' && line[length + 1] >= '0' &&
            line[length + 1] <= '9') {
            return strtoll(line + length, NULL, 10);
        }
    }
    return -1;
}

int64_t count_in_file(const char *path, const char *key) {
    struct text text = {0};
    int64_t count = text_read_file(&text, path, MAX_PROC_FILE) ? count_in_text(text.data, key) : -1;
    text_free(&text);
    return count;
}

int64_t cgroup_count(const struct cgroup *group, const char *file, const char *key) {
    char path[PATH_MAX + 64];
    snprintf(path, sizeof path, "%s/%s", group->folder, file);
    return count_in_file(path, key);
}

bool cgroup_ascend(struct cgroup *group) {
    char *last = strrchr(group->folder, '/');
    if (last == NULL || (size_t)(last - group->folder) < group->root) {
        return false;
    }
    *last = '\0';
    return true;
}
