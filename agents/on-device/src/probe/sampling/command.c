#include "probe/sampling/command.h"

#include "common/clock.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static void become(char *const *argv, int out, pid_t probe) {
    sigset_t none;
    sigemptyset(&none);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != probe) {
        _exit(127);
    }
    setpgid(0, 0);
    signal(SIGHUP, SIG_DFL);
    signal(SIGPIPE, SIG_DFL);
    sigprocmask(SIG_SETMASK, &none, NULL);
    int null = open("/dev/null", O_RDWR | O_CLOEXEC);
    if (dup2(null, STDIN_FILENO) >= 0 && dup2(out, STDOUT_FILENO) >= 0 && dup2(null, STDERR_FILENO) >= 0) {
        execv(argv[0], argv);
    }
    _exit(127);
}

bool command_start(struct command *command, char *const *argv) {
    int ends[2];
    *command = (struct command){.out = -1};
    if (pipe2(ends, O_CLOEXEC) != 0) {
        return false;
    }
    pid_t probe = getpid();
    command->pid = fork();
    if (command->pid == 0) {
        become(argv, ends[1], probe);
    }
    if (command->pid > 0) {
        setpgid(command->pid, command->pid); /* here too: it must be done before the group is killed */
    }
    close(ends[1]);
    command->out = ends[0];
    return command->pid > 0;
}

static int64_t time_ns(const struct timeval *time) {
    return time->tv_sec * NS_PER_S + time->tv_usec * NS_PER_US;
}

bool command_take(struct command *command, pid_t pid, pid_t group, int status, const struct rusage *usage) {
    if (command->pid <= 0 || command->pid != group) {
        return false;
    }
    command->cpu_ns += time_ns(&usage->ru_utime) + time_ns(&usage->ru_stime);
    if (!command->ended && pid == command->pid) {
        command->ended = true;
        command->by_itself = true;
        command->status = status;
        kill(-command->pid, SIGKILL); /* now: the number of an empty group may be another's later */
    }
    return true;
}

void command_stop(struct command *command) {
    int64_t until = monotonic_ns() + NS_PER_S;
    struct rusage usage;
    int status;
    if (command->pid <= 0 || command->ended) {
        return;
    }
    kill(-command->pid, SIGKILL);
    while (wait4(command->pid, &status, WNOHANG, &usage) != command->pid) {
        if (monotonic_ns() > until) {
            return; /* it waits inside the kernel */
        }
        nanosleep(&(struct timespec){.tv_nsec = NS_PER_MS}, NULL);
    }
    command_take(command, command->pid, command->pid, status, &usage);
    command->by_itself = false;
}

void command_close(struct command *command) {
    if (command->pid > 0) {
        close(command->out);
    }
}
