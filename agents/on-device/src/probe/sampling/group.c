#include "probe/sampling/group.h"

#include "probe/files.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void append(struct group *group, pid_t pid) {
    size_t count = atomic_load(&group->count);
    if (count == MAX_MEMBERS) {
        group->missed++;
        return;
    }
    group->members[count] = pid;
    atomic_store(&group->count, count + 1);
}

/** A process of the group; a thread's id is none, though the kernel answers for it too. */
static bool belongs(const struct group *group, pid_t pid) {
    char path[64], status[512], tgid[32];
    if (pid == group->leader || getpgid(pid) != group->leader) {
        return false;
    }
    snprintf(path, sizeof path, "/proc/%d/status", (int)pid);
    snprintf(tgid, sizeof tgid, "\nTgid:\t%d\n", (int)pid);
    return read_once(path, status, sizeof status) > 0 && strstr(status, tgid) != NULL;
}

static bool is_known(const struct group *group, pid_t pid) {
    for (size_t i = 0; i < atomic_load(&group->count); i++) {
        if (group->members[i] == pid) {
            return true;
        }
    }
    return false;
}

static void consider(struct group *group, pid_t pid) {
    if (belongs(group, pid) && !is_known(group, pid)) {
        append(group, pid);
    }
}

/** The id given out last on the device, the last number of /proc/loadavg; 0 when it cannot be read. */
static long newest_pid(const struct group *group) {
    char loadavg[128];
    read_again(group->loadavg, loadavg, sizeof loadavg);
    const char *space = strrchr(loadavg, ' ');
    return space != NULL ? strtol(space, NULL, 10) : 0;
}

static void consider_all(struct group *group) {
    DIR *proc = opendir("/proc");
    for (struct dirent *entry; proc != NULL && (entry = readdir(proc)) != NULL;) {
        long pid = strtol(entry->d_name, NULL, 10);
        if (pid > 0) {
            consider(group, (pid_t)pid);
        }
    }
    if (proc != NULL) {
        closedir(proc);
    }
}

void group_begin(struct group *group, pid_t leader) {
    *group = (struct group){.leader = leader, .last_pid = leader};
    group->loadavg = open("/proc/loadavg", O_RDONLY | O_CLOEXEC);
    append(group, leader);
}

void group_discover(struct group *group) {
    long newest = newest_pid(group);
    if (newest == 0 || newest < group->last_pid) { /* unreadable, or the numbers began anew */
        consider_all(group);
    } else {
        for (long pid = group->last_pid + 1; pid <= newest; pid++) {
            consider(group, (pid_t)pid);
        }
    }
    group->last_pid = newest;
}

void group_end(struct group *group) {
    close(group->loadavg);
}
