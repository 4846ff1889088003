#include "common/clock.h"
#include "probe/facts/facts.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/** A driver that sleeps needs seconds to wake. */
#define PATIENCE_NS (8 * NS_PER_S)

enum { MAX_ANSWER = 8192 };

/** What a program's answer is: all that it prints until it ends, or the first line of one that goes on
 * printing. */
enum extent { WHOLE, FIRST_LINE };

/** Where the shell would find it; false when it would not. */
static bool find(const char *name, char path[FACTS_PATH]) {
    const char *folder = getenv("PATH");
    while (folder != NULL && *folder != '\0') {
        size_t length = strcspn(folder, ":");
        int written = snprintf(path, FACTS_PATH, "%.*s/%s", (int)length, folder, name);
        if (folder[0] == '/' && written < FACTS_PATH && access(path, X_OK) == 0) {
            return true;
        }
        folder += length + (folder[length] == ':');
    }
    return false;
}

/** Starts a program with its standard output in a pipe; the pipe's end to read, or -1 with errno set. */
static int start(const char *path, char *const *argv, pid_t *child) {
    extern char **environ;
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) {
        return -1;
    }
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, ends[1], 1);
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
    int error = posix_spawn(child, path, &actions, NULL, argv, environ);
    posix_spawn_file_actions_destroy(&actions);
    close(ends[1]);
    if (error != 0) {
        close(ends[0]);
        errno = error;
        return -1;
    }
    return ends[0];
}

static bool is_complete(enum extent extent, const char *answer, size_t length) {
    return length == MAX_ANSWER || (extent == FIRST_LINE && memchr(answer, '\n', length) != NULL);
}

/** What comes, at most for as long as there is patience; false when that runs out. */
static bool take(int fd, enum extent extent, char answer[MAX_ANSWER + 1]) {
    int64_t until = monotonic_ns() + PATIENCE_NS;
    size_t length = 0;
    ssize_t n = 1;
    while (n > 0 && !is_complete(extent, answer, length)) {
        int64_t left = (until - monotonic_ns()) / NS_PER_MS;
        struct pollfd ready = {.fd = fd, .events = POLLIN};
        int found = left > 0 ? poll(&ready, 1, (int)left) : 0;
        if (found == 0) {
            return false;
        }
        n = found > 0 ? read(fd, answer + length, MAX_ANSWER - length) : errno == EINTR;
        length += found > 0 && n > 0 ? (size_t)n : 0;
    }
    if (extent == FIRST_LINE) {
        const char *end = memchr(answer, '\n', length);
        length = end != NULL ? (size_t)(end - answer) : 0; /* a part of a line is none */
    }
    while (length > 0 && (unsigned char)answer[length - 1] <= ' ') {
        length--;
    }
    answer[length] = '\0';
    return true;
}

/** A program that Assay knows how to ask. */
struct question {
    const char *name;
    char *const *argv; /**< the first is the name */
    enum extent extent;
    const char *failed; /**< in words, when it ends badly or says nothing */
};

/** Ends what would go on printing, or did not answer; it may wait inside the kernel and is left behind then.
 */
static void end(pid_t child) {
    int status;
    kill(child, SIGKILL);
    nanosleep(&(struct timespec){.tv_nsec = 50 * NS_PER_MS}, NULL);
    waitpid(child, &status, WNOHANG);
}

/** Asks once; NULL when it answered, else why it did not. */
static const char *ask(const char *path, const struct question *question, char answer[MAX_ANSWER + 1]) {
    pid_t child;
    int status = 0;
    int fd = start(path, question->argv, &child);
    if (fd < 0) {
        return strerror(errno);
    }
    bool taken = take(fd, question->extent, answer);
    close(fd);
    if (!taken || question->extent == FIRST_LINE) {
        end(child);
        return !taken ? "no answer within 8 s" : answer[0] != '\0' ? NULL : question->failed;
    }
    waitpid(child, &status, 0);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0 && answer[0] != '\0' ? NULL : question->failed;
}

void facts_of_commands(struct facts *facts) {
    char path[FACTS_PATH], answer[MAX_ANSWER + 1];
    char *const nvidia_smi[] = {
        "nvidia-smi", "--query-gpu=index,power.draw,temperature.gpu,clocks.sm,utilization.gpu,memory.used",
        "--format=csv,noheader,nounits", NULL};
    char *const tegrastats[] = {"tegrastats", "--interval", "100", NULL};
    const struct question questions[] = {
        {"nvidia-smi", nvidia_smi, WHOLE, "it failed, or found no card"},
        {"tegrastats", tegrastats, FIRST_LINE, "it ended without a line"},
    };
    struct json_writer *json = &facts->json;
    json_key(json, "commands");
    json_open(json, '[');
    for (size_t i = 0; i < sizeof questions / sizeof questions[0]; i++) {
        if (!find(questions[i].name, path)) {
            continue;
        }
        const char *error = ask(path, &questions[i], answer);
        json_open(json, '{');
        json_string_member(json, "name", questions[i].name);
        json_string_member(json, "path", path);
        json_key(json, error == NULL ? "text" : "error");
        json_string(json, error == NULL ? answer : error);
        json_close(json, '}');
    }
    json_close(json, ']');
}
