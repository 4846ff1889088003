#include "probe/run/guard.h"

#include "common/clock.h"
#include "probe/run/descendants.h"
#include "probe/run/signals.h"
#include "probe/version.h"

#include <errno.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#define GIVE_UP_NS (10 * NS_PER_S) /* for processes that wait inside the kernel and cannot be killed */

static int do_work(guarded_work *work, void *argument, pid_t guardian) {
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    setsid(); /* a signal to the guardian's whole group or session must leave one of the two alive */
    return getppid() == guardian ? work(argument) : EXIT_FAILED;
}

/** Waits for the child's end, handing signals on; its status as waitpid gives it. */
static int watch(pid_t child, const sigset_t *taken) {
    int status;
    for (;;) {
        int signal = sigwaitinfo(taken, NULL);
        if (signal == SIGTERM || signal == SIGINT) {
            kill(child, signal);
        } else if (signal == SIGCHLD && waitpid(child, &status, WNOHANG) == child) {
            return status;
        }
    }
}

static void clear(void) {
    int64_t until = monotonic_ns() + GIVE_UP_NS;
    while (has_children() && monotonic_ns() < until) {
        kill_children();
        while (waitpid(-1, NULL, WNOHANG) > 0) {
        }
        nanosleep(&(struct timespec){.tv_nsec = NS_PER_MS}, NULL);
    }
}

int run_guarded(guarded_work *work, void *argument) {
    sigset_t taken = signals_take(); /* blocked in the child too: one that comes early is found there */
    adopt_orphans();
    pid_t guardian = getpid(), child = fork();
    if (child < 0) {
        fprintf(stderr, "probe: cannot fork: %s\n", strerror(errno));
        return EXIT_FAILED;
    }
    if (child == 0) {
        _exit(do_work(work, argument, guardian));
    }
    int status = watch(child, &taken);
    clear();
    if (WIFSIGNALED(status)) {
        fprintf(stderr, "probe: ended by signal %d (%s); what it had started was ended too\n",
                WTERMSIG(status), strsignal(WTERMSIG(status)));
        return EXIT_FAILED;
    }
    return WEXITSTATUS(status);
}
