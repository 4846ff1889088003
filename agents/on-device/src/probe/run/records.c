#include "probe/run/records.h"

#include "common/clock.h"
#include "probe/files.h"
#include "probe/version.h"

#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { CLOCK_TRIES = 8 };

struct moment {
    int64_t realtime_ns, monotonic_ns;
};

/** The wall clock and the monotonic clock at one moment: of some tries the one that took least. */
static struct moment read_clocks(void) {
    struct moment best = {0};
    int64_t least = INT64_MAX;
    for (int i = 0; i < CLOCK_TRIES; i++) {
        int64_t before = monotonic_ns();
        int64_t real = clock_ns(CLOCK_REALTIME);
        int64_t took = monotonic_ns() - before;
        if (took < least) {
            least = took;
            best = (struct moment){real, before + took / 2};
        }
    }
    return best;
}

static void write_clocks(struct json_writer *json, struct clock_pair clocks) {
    json_key(json, "clocks");
    json_open(json, '{');
    json_integer_member(json, "monotonic_ns", clocks.monotonic_ns);
    json_integer_member(json, "boottime_ns", clocks.boottime_ns);
    json_close(json, '}');
}

static void write_cpus(struct json_writer *json, const char *key, const cpu_set_t *cpus) {
    json_key(json, key);
    json_open(json, '[');
    for (size_t cpu = 0; cpu < CPU_SETSIZE; cpu++) {
        if (CPU_ISSET(cpu, cpus)) {
            json_integer(json, (int64_t)cpu);
        }
    }
    json_close(json, ']');
}

void record_header(struct trace *trace, const struct job *job, const struct placement *placement,
                   struct clock_pair clocks) {
    char boot_id[64];
    read_once("/proc/sys/kernel/random/boot_id", boot_id, sizeof boot_id);
    boot_id[strcspn(boot_id, "\n")] = '\0';
    struct moment now = read_clocks();
    struct json_writer json = {0};
    json_open(&json, '{');
    json_string_member(&json, "probe", PROBE_VERSION);
    json_string_member(&json, "job", job->id);
    json_string_member(&json, "boot_id", boot_id);
    json_integer_member(&json, "realtime_ns", now.realtime_ns);
    json_integer_member(&json, "monotonic_ns", now.monotonic_ns);
    write_clocks(&json, clocks);
    json_integer_member(&json, "clock_ticks_per_s", sysconf(_SC_CLK_TCK));
    json_integer_member(&json, "page_size", sysconf(_SC_PAGESIZE));
    json_string_member(&json, "scheduling", may_come_first() ? "fifo" : "normal");
    if (placement->probe_cpu >= 0) {
        json_integer_member(&json, "probe_cpu", placement->probe_cpu);
    }
    if (placement->asked) {
        write_cpus(&json, "runner_cpus", &placement->runner);
    }
    json_close(&json, '}');
    trace_add_json(trace, RECORD_HEADER, &json);
}

static void record_channel(struct trace *trace, const struct sampling_group *group,
                           const struct channel *channel) {
    struct json_writer json = {0};
    json_open(&json, '{');
    json_integer_member(&json, "id", channel->id);
    json_string_member(&json, "name", channel->name);
    json_string_member(&json, "unit", channel->unit);
    json_string_member(&json, "source", channel->source);
    json_string_member(&json, "group", group->name);
    json_number_member(&json, "rate_hz", sampling_rate(group));
    json_close(&json, '}');
    trace_add_json(trace, RECORD_CHANNEL, &json);
}

void record_channels(struct trace *trace, const struct plan *plan) {
    for (size_t i = 0; i < plan->group_count; i++) {
        for (size_t j = 0; j < plan->groups[i].channel_count; j++) {
            record_channel(trace, &plan->groups[i], &plan->groups[i].channels[j]);
        }
    }
}

void record_mark(struct trace *trace, int64_t at, const char *mark, const char *key, int64_t value) {
    struct json_writer json = {0};
    json_open(&json, '{');
    json_integer_member(&json, "at", at);
    json_string_member(&json, "mark", mark);
    if (key != NULL) {
        json_integer_member(&json, key, value);
    }
    json_close(&json, '}');
    trace_add_json(trace, RECORD_MARK, &json);
}

void record_excess(struct trace *trace, const struct excess *excess) {
    struct json_writer json = {0};
    json_open(&json, '{');
    json_integer_member(&json, "at", excess->at);
    json_string_member(&json, "mark", excess->cause == STOP_MEMORY ? "memory_limit" : "temperature_limit");
    json_string_member(&json, "channel", excess->channel);
    json_number_member(&json, "value", excess->value);
    json_number_member(&json, "limit", excess->limit);
    json_close(&json, '}');
    trace_add_json(trace, RECORD_MARK, &json);
}

void record_sleep(struct trace *trace, const struct sleep *sleep) {
    struct json_writer json = {0};
    json_open(&json, '{');
    json_integer_member(&json, "at", sleep->until_ns);
    json_string_member(&json, "mark", "suspended");
    json_integer_member(&json, "since", sleep->since_ns);
    json_integer_member(&json, "slept_ns", sleep->slept_ns);
    json_close(&json, '}');
    trace_add_json(trace, RECORD_MARK, &json);
}

static double seconds(struct timeval time) {
    return (double)time.tv_sec + (double)time.tv_usec / 1e6;
}

static void write_usage(struct json_writer *json, const struct rusage *usage) {
    json_key(json, "rusage");
    json_open(json, '{');
    json_number_member(json, "utime_s", seconds(usage->ru_utime));
    json_number_member(json, "stime_s", seconds(usage->ru_stime));
    json_integer_member(json, "max_rss_bytes", usage->ru_maxrss * 1024);
    json_integer_member(json, "minor_faults", usage->ru_minflt);
    json_integer_member(json, "major_faults", usage->ru_majflt);
    json_integer_member(json, "voluntary_switches", usage->ru_nvcsw);
    json_integer_member(json, "involuntary_switches", usage->ru_nivcsw);
    json_close(json, '}');
}

static void write_unread(struct json_writer *json, const struct sink *sink) {
    json_key(json, "unread");
    json_open(json, '{');
    for (size_t i = 0; i < sink->group->channel_count; i++) {
        if (sink->unread[i] > 0) {
            json_integer_member(json, sink->group->channels[i].name, sink->unread[i]);
        }
    }
    json_close(json, '}');
}

static void write_end_of_command(struct json_writer *json, const struct command *command) {
    if (command->by_itself) {
        bool exited = WIFEXITED(command->status);
        char how[32];
        snprintf(how, sizeof how, exited ? "exit code %d" : "signal %d",
                 exited ? WEXITSTATUS(command->status) : WTERMSIG(command->status));
        json_string_member(json, "command_ended", how);
    }
}

static void write_group(struct json_writer *json, const struct sampler *sampler) {
    const struct sampling_group *group = sampler->sink.group;
    const struct tally *tally = &sampler->tally;
    json_open(json, '{');
    json_string_member(json, "name", group->name);
    json_integer_member(json, "hz", group->hz);
    json_integer_member(json, "ticks", tally->ticks);
    json_integer_member(json, "late_ticks", tally->late_ticks);
    json_integer_member(json, "lost_ticks", tally->lost_ticks);
    json_integer_member(json, "skipped_ticks", tally->skipped_ticks);
    if (tally->ticks > 0 && group->command == NULL) {
        json_number_member(json, "jitter_p50_us", tally_jitter_us(tally, 0.5));
        json_number_member(json, "jitter_p99_us", tally_jitter_us(tally, 0.99));
        json_number_member(json, "jitter_max_us", (double)tally->latest_ns / (double)NS_PER_US);
    }
    json_number_member(json, "cpu_s", (double)sampler->cpu_ns / (double)NS_PER_S);
    write_unread(json, &sampler->sink);
    write_end_of_command(json, &sampler->command);
    json_close(json, '}');
}

static void write_probe(struct json_writer *json, const struct samplers *samplers) {
    int64_t cpu_ns = clock_ns(CLOCK_PROCESS_CPUTIME_ID) + samplers_commands_cpu_ns(samplers);
    json_key(json, "probe");
    json_open(json, '{');
    json_number_member(json, "cpu_s", (double)cpu_ns / (double)NS_PER_S);
    json_key(json, "groups");
    json_open(json, '[');
    for (size_t i = 0; i < samplers->count; i++) {
        write_group(json, &samplers->all[i]);
    }
    json_close(json, ']');
    json_close(json, '}');
}

static void write_dropped(struct json_writer *json, const struct ending *ending) {
    json_key(json, "dropped");
    json_open(json, '{');
    json_integer_member(json, "out_bytes", ending->out->dropped);
    json_integer_member(json, "err_bytes", ending->err->dropped);
    json_integer_member(json, "events_bytes", ending->events->dropped);
    json_close(json, '}');
}

void record_end(struct trace *trace, const struct ending *ending) {
    struct json_writer json = {0};
    json_open(&json, '{');
    json_key(&json, "outcome");
    outcome_write(ending->outcome, &json);
    if (ending->child != NULL && ending->child->ended) {
        write_usage(&json, &ending->child->usage);
    }
    if (ending->child != NULL) {
        write_dropped(&json, ending);
        throttle_write(&json, ending->throttled_before, ending->throttled_after);
    }
    write_probe(&json, ending->samplers);
    write_clocks(&json, ending->clocks);
    json_close(&json, '}');
    trace_add_json(trace, RECORD_END, &json);
}
