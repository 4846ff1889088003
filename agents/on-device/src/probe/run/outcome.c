#include "probe/run/outcome.h"

#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>

/** Says which of the kernel's counters rose; false when none did. */
static bool describe_oom(char *detail, size_t size, const struct oom_counts *before,
                         const struct oom_counts *after) {
    if (before->cgroup >= 0 && after->cgroup > before->cgroup) {
        snprintf(detail, size, "oom_kill of the memory cgroup rose from %" PRId64 " to %" PRId64,
                 before->cgroup, after->cgroup);
        return true;
    }
    if (before->device >= 0 && after->device > before->device) {
        snprintf(detail, size, "oom_kill of /proc/vmstat rose from %" PRId64 " to %" PRId64, before->device,
                 after->device);
        return true;
    }
    return false;
}

/** What is known of a SIGKILL that the probe did not send and no counter tells of. */
static const char *unasked_kill(const struct oom_counts *before, const struct oom_counts *after) {
    bool told = (before->cgroup >= 0 && after->cgroup >= 0) || (before->device >= 0 && after->device >= 0);
    return told ? ", sent by another process: the kernel's oom_kill counters stood still"
                : ", not sent by the probe: no oom_kill counter of the kernel could be read";
}

static void set_status(struct outcome *outcome, int status) {
    outcome->has_exit_code = WIFEXITED(status);
    outcome->has_signal = WIFSIGNALED(status);
    outcome->exit_code = outcome->has_exit_code ? WEXITSTATUS(status) : 0;
    outcome->signal = outcome->has_signal ? WTERMSIG(status) : 0;
}

/** The runner's end when the probe had no hand in it. */
static void judge(struct outcome *outcome, const struct oom_counts *before, const struct oom_counts *after) {
    bool oom = describe_oom(outcome->detail, sizeof outcome->detail, before, after);
    if (outcome->has_exit_code) {
        outcome->how = "exited";
        if (outcome->exit_code == 0) {
            outcome->detail[0] = '\0';
        }
    } else if (outcome->signal == SIGKILL && oom) {
        outcome->how = "oom_killed";
    } else {
        outcome->how = "signalled";
        snprintf(outcome->detail, sizeof outcome->detail, "%s%s", strsignal(outcome->signal),
                 outcome->signal == SIGKILL ? unasked_kill(before, after) : "");
    }
}

/** "cpu_thermal_c was 86.2 °C, the limit is 85 °C". */
static void describe_excess(char *detail, size_t size, const struct excess *excess) {
    snprintf(detail, size, "%s was %.15g %s, the limit is %.15g %s", excess->channel, excess->value,
             excess->unit, excess->limit, excess->unit);
}

struct outcome outcome_of(const struct child *child, enum stop_cause cause, const struct excess *excess,
                          const struct oom_counts *before, const struct oom_counts *after) {
    static const struct {
        const char *how, *detail;
    } stopped[] = {
        [STOP_DEADLINE] = {"timed_out", "the deadline passed"},
        [STOP_ASKED] = {"stopped", "the probe was told to stop"},
        [STOP_BUNDLE_FAILED] = {"stopped", "the bundle could not be written"},
        [STOP_TEMPERATURE] = {"temperature_limit", ""},
        [STOP_MEMORY] = {"memory_limit", ""},
    };
    struct outcome outcome = {0};
    if (child->ended) {
        set_status(&outcome, child->status);
    }
    if (cause == STOP_NONE) {
        judge(&outcome, before, after);
    } else {
        char exceeded[300] = "";
        if (excess != NULL) {
            describe_excess(exceeded, sizeof exceeded, excess);
        }
        outcome.how = stopped[cause].how;
        snprintf(outcome.detail, sizeof outcome.detail, "%s%s%s", stopped[cause].detail, exceeded,
                 child->ended ? "" : "; the runner still lives after SIGKILL, it waits inside the kernel");
    }
    return outcome;
}

static struct outcome without_runner(const char *how, const char *reason) {
    struct outcome outcome = {.how = how};
    snprintf(outcome.detail, sizeof outcome.detail, "%s", reason);
    return outcome;
}

struct outcome outcome_not_started(const char *reason) {
    return without_runner("not_started", reason);
}

struct outcome outcome_place_refused(const char *reason) {
    return without_runner("cpus_refused", reason);
}

struct outcome outcome_stopped_in_hold(void) {
    return (struct outcome){.how = "stopped",
                            .detail = "the probe was told to stop before it started the runner"};
}

void outcome_write(const struct outcome *outcome, struct json_writer *json) {
    json_open(json, '{');
    json_string_member(json, "how", outcome->how);
    if (outcome->has_exit_code) {
        json_integer_member(json, "exit_code", outcome->exit_code);
    }
    if (outcome->has_signal) {
        json_integer_member(json, "signal", outcome->signal);
    }
    if (outcome->detail[0] != '\0') {
        json_string_member(json, "detail", outcome->detail);
    }
    json_close(json, '}');
}
