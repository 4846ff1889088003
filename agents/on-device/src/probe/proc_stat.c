#include "proc_stat.h"

#include "files.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

bool parse_proc_stat(const char *text, struct proc_stat *stat) {
    const char *after_name = strrchr(text, ')');
    int parent;
    /* state, ppid, 17 fields that are not wanted, starttime */
    bool good = after_name != NULL &&
                sscanf(after_name,
                       ") %c %d %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %" SCNd64,
                       &stat->state, &parent, &stat->start_ticks) == 3;
    stat->parent = good ? (pid_t)parent : 0;
    return good;
}

bool read_proc_stat(pid_t pid, struct proc_stat *stat) {
    char path[64], text[1024];
    snprintf(path, sizeof path, "/proc/%d/stat", (int)pid);
    return read_once(path, text, sizeof text) > 0 && parse_proc_stat(text, stat);
}
