#include "descendants.h"

#include "proc_stat.h"

#include <dirent.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

void adopt_orphans(void) {
    prctl(PR_SET_CHILD_SUBREAPER, 1UL);
}

bool has_children(void) {
    siginfo_t info = {0};
    return waitid(P_ALL, 0, &info, WEXITED | WNOHANG | WNOWAIT) == 0;
}

void kill_children(void) {
    DIR *proc = opendir("/proc");
    for (struct dirent *entry; proc != NULL && (entry = readdir(proc)) != NULL;) {
        struct proc_stat stat;
        pid_t pid = (pid_t)strtol(entry->d_name, NULL, 10);
        if (pid > 0 && read_proc_stat(pid, &stat) && stat.parent == getpid()) {
            kill(pid, SIGKILL);
        }
    }
    if (proc != NULL) {
        closedir(proc);
    }
}
