#include "oom.h"

#include "common/text.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_PROC_FILE = 1 << 20 };

/** The number behind "\nNAME " in a file of such lines; -1 when there is none. */
static int64_t count_in(const char *path) {
    struct text text = {0};
    int64_t count = -1;
    text_append(&text, "\n", 1);
    if (text_read_file(&text, path, MAX_PROC_FILE)) {
        const char *found = strstr(text.data, "\noom_kill ");
        count = found != NULL ? strtoll(found + strlen("\noom_kill "), NULL, 10) : -1;
    }
    text_free(&text);
    return count;
}

/** Calls `each` for the lines of a file of /proc until it returns true. */
static bool any_line(const char *path, bool (*each)(const char *line, char *found), char *found) {
    struct text text = {0};
    bool done = false;
    if (text_read_file(&text, path, MAX_PROC_FILE)) {
        char *rest = NULL;
        for (char *line = strtok_r(text.data, "\n", &rest); line != NULL && !done;
             line = strtok_r(NULL, "\n", &rest)) {
            done = each(line, found);
        }
    }
    text_free(&text);
    return done;
}

static bool take(const char *value, char *found) {
    snprintf(found, PATH_MAX, "%s", value);
    return true;
}

/* /proc/self/cgroup: "4:memory:/path" for version 1, "0::/path" for version 2. */

static bool memory_cgroup_v1(const char *line, char *found) {
    const char *controllers = strchr(line, ':');
    const char *path = controllers != NULL ? strchr(controllers + 1, ':') : NULL;
    return path != NULL && strncmp(controllers, ":memory:", 8) == 0 && take(path + 1, found);
}

static bool cgroup_v2(const char *line, char *found) {
    return strncmp(line, "0::", 3) == 0 && take(line + 3, found);
}

/* /proc/self/mountinfo (proc(5)): fields 4 and 5 are the root inside the file system and the mount point;
 * behind " - " stand the type, the source and the options. Found is "ROOT MOUNTPOINT". */

static bool take_mount(const char *line, char *found) {
    char root[PATH_MAX], point[PATH_MAX];
    if (sscanf(line, "%*d %*d %*s %4095s %4095s", root, point) != 2) {
        return false;
    }
    return snprintf(found, 2 * (size_t)PATH_MAX, "%s %s", root, point) > 0;
}

static bool mount_v1(const char *line, char *found) {
    const char *type = strstr(line, " - cgroup ");
    return type != NULL && strstr(type, "memory") != NULL && take_mount(line, found);
}

static bool mount_v2(const char *line, char *found) {
    return strstr(line, " - cgroup2 ") != NULL && take_mount(line, found);
}

typedef bool line_test(const char *line, char *found);

static int64_t cgroup_count(line_test *cgroup, line_test *mount, const char *file) {
    char path[PATH_MAX], mounted[2 * PATH_MAX], counter[3 * PATH_MAX];
    if (!any_line("/proc/self/cgroup", cgroup, path) || !any_line("/proc/self/mountinfo", mount, mounted)) {
        return -1;
    }
    char *point = strchr(mounted, ' ');
    *point++ = '\0';
    size_t root = strlen(mounted);
    bool below_root = root > 1 && strncmp(path, mounted, root) == 0;
    snprintf(counter, sizeof counter, "%s%s/%s", point, below_root ? path + root : path, file);
    return count_in(counter);
}

struct oom_counts oom_read(void) {
    struct oom_counts counts = {.device = count_in("/proc/vmstat")};
    counts.cgroup = cgroup_count(cgroup_v2, mount_v2, "memory.events");
    if (counts.cgroup < 0) {
        counts.cgroup = cgroup_count(memory_cgroup_v1, mount_v1, "memory.oom_control");
    }
    return counts;
}
