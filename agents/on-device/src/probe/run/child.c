#include "probe/run/child.h"

#include "common/clock.h"
#include "probe/run/descendants.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#define OOM_SCORE "500\n"

enum { EVENTS_FD = 3, PIPE_BYTES = 1 << 20 };

struct pipe {
    int read, write;
};

static bool open_pipe(struct pipe *pipe) {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) {
        return false;
    }
    *pipe = (struct pipe){ends[0], ends[1]};
    fcntl(pipe->read, F_SETFL, O_NONBLOCK);
    fcntl(pipe->write, F_SETPIPE_SZ, PIPE_BYTES); /* fewer wake-ups; a smaller pipe serves as well */
    return true;
}

/** In place of an errno: the runner may not run where the job says. */
enum { NOT_PLACED = -1 };

/** In the child: says which errno ended the start, and goes. */
static void give_up(int report, int error) {
    if (write(report, &error, sizeof error) < 0) {
        _exit(126);
    }
    _exit(127);
}

static void raise_oom_score(void) {
    int fd = open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);
    if (fd >= 0) {
        ssize_t ignored = write(fd, OOM_SCORE, strlen(OOM_SCORE));
        (void)ignored;
        close(fd);
    }
}

static void restore_signals(void) {
    sigset_t none;
    sigemptyset(&none);
    signal(SIGHUP, SIG_DFL);
    signal(SIGPIPE, SIG_DFL);
    sigprocmask(SIG_SETMASK, &none, NULL);
}

/** Moves descriptors to where the runner expects them; all were opened above EVENTS_FD. */
static bool place_descriptors(int null, const struct pipe *out, const struct pipe *err,
                              const struct pipe *events) {
    return dup2(null, STDIN_FILENO) >= 0 && dup2(out->write, STDOUT_FILENO) >= 0 &&
           dup2(err->write, STDERR_FILENO) >= 0 && (events == NULL || dup2(events->write, EVENTS_FD) >= 0);
}

static void become_runner(const struct job *job, const struct placement *placement, pid_t probe, int report,
                          const struct pipe *out, const struct pipe *err, const struct pipe *events) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != probe) {
        _exit(127);
    }
    setpgid(0, 0);
    setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0});
    raise_oom_score();
    restore_signals();
    if (!place_runner(placement)) {
        give_up(report, NOT_PLACED);
    }
    int null = open("/dev/null", O_RDONLY | O_CLOEXEC);
    if (null < 0 || !place_descriptors(null, out, err, events)) {
        give_up(report, errno);
    }
    execve(job->argv[0], job->argv, job->environment);
    give_up(report, errno);
}

/** The errno that kept the child from starting, or NOT_PLACED; 0 once it has been exec'ed. */
static int wait_for_exec(int report) {
    int error = 0;
    ssize_t n;
    do {
        n = read(report, &error, sizeof error);
    } while (n < 0 && errno == EINTR);
    return n == (ssize_t)sizeof error ? error : 0;
}

enum start child_start(struct child *child, const struct job *job, const struct placement *placement,
                       char *problem, size_t problem_size) {
    struct pipe out, err, events = {-1, -1}, report;
    *child = (struct child){.events = -1};
    if (!open_pipe(&out) || !open_pipe(&err) || (job->speaks_events && !open_pipe(&events)) ||
        pipe2((int *)&report, O_CLOEXEC) != 0) {
        snprintf(problem, problem_size, "cannot open pipes: %s", strerror(errno));
        return NOT_STARTED;
    }
    adopt_orphans();
    pid_t probe = getpid();
    child->started_ns = monotonic_ns();
    child->pid = fork();
    if (child->pid == 0) {
        become_runner(job, placement, probe, report.write, &out, &err, job->speaks_events ? &events : NULL);
    }
    int error = child->pid < 0 ? errno : 0;
    close(out.write);
    close(err.write);
    close(report.write);
    if (events.write >= 0) {
        close(events.write);
    }
    child->out = out.read;
    child->err = err.read;
    child->events = events.read;
    error = error != 0 ? error : wait_for_exec(report.read);
    close(report.read);
    if (error == NOT_PLACED) {
        describe_refusal(&placement->runner, problem, problem_size);
        return REFUSED_PLACE;
    }
    if (error != 0) {
        snprintf(problem, problem_size, "cannot start %s: %s", job->argv[0], strerror(error));
    }
    return error == 0 ? STARTED : NOT_STARTED;
}

void child_signal(const struct child *child, int signal) {
    kill(-child->pid, signal);
}

static void add_usage(struct rusage *sum, const struct rusage *part) {
    timeradd(&sum->ru_utime, &part->ru_utime, &sum->ru_utime);
    timeradd(&sum->ru_stime, &part->ru_stime, &sum->ru_stime);
    sum->ru_maxrss = part->ru_maxrss > sum->ru_maxrss ? part->ru_maxrss : sum->ru_maxrss;
    sum->ru_minflt += part->ru_minflt;
    sum->ru_majflt += part->ru_majflt;
    sum->ru_nvcsw += part->ru_nvcsw;
    sum->ru_nivcsw += part->ru_nivcsw;
}

void child_reap(struct child *child) {
    struct rusage usage;
    int status;
    siginfo_t info = {0};
    while (waitid(P_ALL, 0, &info, WEXITED | WNOHANG | WNOWAIT) == 0 && info.si_pid > 0) {
        pid_t pid = info.si_pid, group = getpgid(pid); /* as long as it is not reaped its group can be told */
        info = (siginfo_t){0};
        if (wait4(pid, &status, WNOHANG, &usage) != pid) {
            return;
        }
        if (child->take_helper != NULL && child->take_helper(child->helpers, pid, group, status, &usage)) {
            continue;
        }
        add_usage(&child->usage, &usage);
        if (pid == child->pid) {
            child->ended = true;
            child->status = status;
            child->ended_ns = monotonic_ns();
        }
    }
}

void child_clear(struct child *child) {
    int64_t until = monotonic_ns() + NS_PER_S;
    child_signal(child, SIGKILL);
    for (;;) {
        child_reap(child);
        if (!has_children() || monotonic_ns() > until) {
            return; /* none is left, or one that cannot be killed */
        }
        kill_children();
        nanosleep(&(struct timespec){.tv_nsec = NS_PER_MS}, NULL);
    }
}
