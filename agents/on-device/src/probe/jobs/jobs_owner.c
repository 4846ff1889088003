#include "probe/jobs/jobs_owner.h"

#include "common/clock.h"
#include "common/json.h"
#include "probe/files.h"
#include "probe/proc_stat.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

enum { MAX_OWNER_BYTES = 4096 };

/** How often a process is looked at that cannot be waited for. */
#define LOOK_NS (200 * NS_PER_MS)

static void read_boot_id(char *boot_id, size_t size) {
    read_once("/proc/sys/kernel/random/boot_id", boot_id, size);
    boot_id[strcspn(boot_id, "\n")] = '\0';
}

static struct process process_of(pid_t pid) {
    struct proc_stat stat = {0};
    read_proc_stat(pid, &stat);
    return (struct process){.pid = pid, .start_ticks = stat.start_ticks};
}

struct owner owner_self(void) {
    struct owner owner = {.probe = process_of(getpid()), .guardian = process_of(getppid())};
    owner.monotonic_ns = monotonic_ns();
    read_boot_id(owner.boot_id, sizeof owner.boot_id);
    return owner;
}

static void write_process(struct json_writer *json, const char *key, const struct process *process) {
    json_key(json, key);
    json_open(json, '{');
    json_integer_member(json, "pid", process->pid);
    json_integer_member(json, "start_ticks", process->start_ticks);
    json_close(json, '}');
}

bool owner_write(const struct owner *owner, int folder) {
    struct json_writer json = {0};
    json_open(&json, '{');
    json_string_member(&json, "boot_id", owner->boot_id);
    json_integer_member(&json, "monotonic_ns", owner->monotonic_ns);
    write_process(&json, "probe", &owner->probe);
    write_process(&json, "guardian", &owner->guardian);
    json_close(&json, '}');
    text_append(&json.text, "\n", 1);
    bool written = write_durable(folder, "owner.json", json.text.data, json.text.length);
    text_free(&json.text);
    return written;
}

static bool read_process(const struct json *value, struct process *process) {
    const struct json *pid = json_member(value, "pid"), *start = json_member(value, "start_ticks");
    if (pid == NULL || !pid->is_integer || pid->integer <= 1 || pid->integer > INT32_MAX || start == NULL ||
        !start->is_integer) {
        return false;
    }
    *process = (struct process){(pid_t)pid->integer, start->integer};
    return true;
}

bool owner_parse(struct owner *owner, const char *text, unsigned long length) {
    *owner = (struct owner){0};
    struct json_document document = json_parse(text, length);
    const struct json *boot_id = json_member(document.root, "boot_id");
    const struct json *at = json_member(document.root, "monotonic_ns");
    bool good = boot_id != NULL && boot_id->type == JSON_STRING && at != NULL && at->is_integer &&
                read_process(json_member(document.root, "probe"), &owner->probe) &&
                read_process(json_member(document.root, "guardian"), &owner->guardian);
    if (good) {
        snprintf(owner->boot_id, sizeof owner->boot_id, "%s", boot_id->string);
        owner->monotonic_ns = at->integer;
    }
    json_free(&document);
    return good;
}

enum owner_read owner_read(struct owner *owner, const char *path) {
    struct text text = {0};
    enum owner_read result = OWNER_DAMAGED;
    if (text_read_file(&text, path, MAX_OWNER_BYTES)) {
        result = owner_parse(owner, text.data, text.length) ? OWNER_READ : OWNER_DAMAGED;
    } else if (errno == ENOENT) {
        result = OWNER_ABSENT;
    }
    text_free(&text);
    return result;
}

bool owner_is_of_this_boot(const struct owner *owner) {
    char boot_id[64];
    read_boot_id(boot_id, sizeof boot_id);
    return strcmp(boot_id, owner->boot_id) == 0;
}

bool process_lives(const struct process *process) {
    struct proc_stat stat;
    return read_proc_stat(process->pid, &stat) && stat.start_ticks == process->start_ticks &&
           stat.state != 'Z' && stat.state != 'X';
}

void process_await(const struct process *process) {
    int descriptor = (int)syscall(SYS_pidfd_open, process->pid, 0);
    if (descriptor >= 0 && process_lives(process)) {
        poll(&(struct pollfd){.fd = descriptor, .events = POLLIN}, 1, -1);
    } else if (descriptor < 0 && errno != ESRCH) {
        nanosleep(&(struct timespec){.tv_nsec = LOOK_NS}, NULL);
    }
    if (descriptor >= 0) {
        close(descriptor);
    }
}

bool process_terminate(const struct process *process) {
    int descriptor = (int)syscall(SYS_pidfd_open, process->pid, 0);
    bool no_descriptors = descriptor < 0 && errno != ESRCH;
    bool sent = process_lives(process) &&
                (no_descriptors ? kill(process->pid, SIGTERM)
                                : (int)syscall(SYS_pidfd_send_signal, descriptor, SIGTERM, NULL, 0)) == 0;
    if (descriptor >= 0) {
        close(descriptor);
    }
    return sent;
}
