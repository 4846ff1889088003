#ifndef ASSAY_PROBE_PROC_STAT_H
#define ASSAY_PROBE_PROC_STAT_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

/** What /proc/PID/stat says of a process (proc(5)). */
struct proc_stat {
    char state; /**< 'Z' and 'X': ended already */
    pid_t parent;
    int64_t start_ticks; /**< when it started, in clock ticks since the boot */
};

/** Parses one line of /proc/PID/stat; the name in it may hold spaces, brackets and line ends. */
bool parse_proc_stat(const char *text, struct proc_stat *stat);

/** False when there is no such process, or it is hidden from this one. */
bool read_proc_stat(pid_t pid, struct proc_stat *stat);

#endif
