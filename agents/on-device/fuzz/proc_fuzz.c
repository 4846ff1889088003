/* What is read of /proc and of control groups: two texts, parted by a zero byte. */
#include "fuzz.h"
#include "probe/cgroup.h"
#include "probe/proc_stat.h"

#include <string.h>

static void groups(const char *cgroups, const char *mounts, const char *controller) {
    struct cgroup group;
    if (cgroup_parse(&group, cgroups, mounts, controller)) {
        size_t levels = 0;
        ALWAYS(strlen(group.folder) >= group.root);
        while (cgroup_ascend(&group)) {
            ALWAYS(++levels < sizeof group.folder);
        }
        ALWAYS(strlen(group.folder) >= group.root);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
    char *text = fuzz_text(bytes, length);
    struct proc_stat stat;
    parse_proc_stat(text, &stat);
    ALWAYS(count_in_text(text, "oom_kill") >= -1);
    const char *second = text + strlen(text);
    second += second < text + length;
    groups(text, second, "memory");
    groups(text, second, "cpu");
    groups(text, second, NULL);
    free(text);
    return 0;
}
