#include "detach.h"

#include "files.h"
#include "guard.h"
#include "jobs_owner.h"
#include "run.h"
#include "version.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/** The last descriptor that a runner may be given, and that nothing of ours may have. */
enum { RUNNERS_FD = 3 };

struct detached {
    const struct job_folder *folder;
    int report; /**< a pipe: one byte once the job is owned; closed without when it never will be */
};

/** Under guard: owns the job, lets others look at it, and runs it. */
static int own_and_run(void *argument) {
    const struct detached *detached = argument;
    char job[PATH_MAX], bundle[PATH_MAX];
    struct owner owner = owner_self();
    if (!owner_write(&owner, detached->folder->fd)) {
        fprintf(stderr, "probe: cannot write %s/owner.json: %s\n", detached->folder->path, strerror(errno));
        return EXIT_FAILED;
    }
    /* The guardian and whoever started us have the same lock: it ends for all of them. */
    job_folder_unlock(detached->folder);
    write_whole(detached->report, "", 1);
    close(detached->report);
    job_folder_file(detached->folder, "bundle/job.json", job);
    job_folder_file(detached->folder, "bundle", bundle);
    return run_job(job, bundle);
}

/** What was inherited may be the link: a pipe or terminal that stays open keeps the other side waiting. */
static void close_inherited(const struct detached *detached) {
    DIR *open = opendir("/proc/self/fd");
    for (struct dirent *entry; open != NULL && (entry = readdir(open)) != NULL;) {
        int fd = (int)strtol(entry->d_name, NULL, 10);
        if (fd > RUNNERS_FD && fd != dirfd(open) && fd != detached->report && fd != detached->folder->fd) {
            close(fd);
        }
    }
    if (open != NULL) {
        closedir(open);
    }
}

static bool redirect(int folder) {
    int null = open("/dev/null", O_RDWR),
        complaints = openat(folder, "probe.err", O_WRONLY | O_CREAT | O_APPEND, 0644);
    return null >= 0 && complaints >= 0 && dup2(null, STDIN_FILENO) >= 0 && dup2(null, STDOUT_FILENO) >= 0 &&
           dup2(complaints, STDERR_FILENO) >= 0 && dup3(null, RUNNERS_FD, O_CLOEXEC) >= 0;
}

/** In the grandchild: leaves everything of its start behind. Its folder is its working directory. */
static void become_detached(struct detached *detached) {
    if (!redirect(detached->folder->fd) || fchdir(detached->folder->fd) != 0) {
        fprintf(stderr, "probe: cannot detach into %s: %s\n", detached->folder->path, strerror(errno));
        _exit(EXIT_FAILED);
    }
    close_inherited(detached);
    umask(022);
    _exit(run_guarded(own_and_run, detached));
}

static void fork_twice(struct detached *detached) {
    setsid();
    pid_t grandchild = fork();
    if (grandchild == 0) {
        become_detached(detached);
    }
    _exit(grandchild > 0 ? EXIT_COMPLETE : EXIT_FAILED);
}

bool detach_job(const struct job_folder *folder) {
    int report[2];
    char byte;
    ssize_t read_bytes = -1;
    signal(SIGCHLD, SIG_DFL);
    if (pipe2(report, O_CLOEXEC) == 0) {
        pid_t child = fork();
        if (child == 0) {
            fork_twice(&(struct detached){.folder = folder, .report = report[1]});
        }
        close(report[1]);
        do {
            read_bytes = child > 0 ? read(report[0], &byte, 1) : -1;
        } while (read_bytes < 0 && errno == EINTR);
        close(report[0]);
        while (child > 0 && waitpid(child, NULL, 0) < 0 && errno == EINTR) {
        }
    }
    if (read_bytes != 1) {
        fprintf(stderr, "probe: cannot start the job %s%s%s\n", folder->id, read_bytes < 0 ? ": " : "",
                read_bytes < 0 ? strerror(errno) : ": see probe.err in its folder");
    }
    return read_bytes == 1;
}
