#include "records.h"

#include "common/clock.h"
#include "files.h"
#include "version.h"

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

static void integer_member(struct json_writer *json, const char *key, int64_t value) {
    json_key(json, key);
    json_integer(json, value);
}

static void number_member(struct json_writer *json, const char *key, double value) {
    json_key(json, key);
    json_number(json, value);
}

void record_header(struct trace *trace, const struct job *job, const struct placement *placement) {
    char boot_id[64];
    read_once("/proc/sys/kernel/random/boot_id", boot_id, sizeof boot_id);
    boot_id[strcspn(boot_id, "\n")] = '\0';
    struct moment now = read_clocks();
    struct json_writer json = {0};
    json_open(&json, '{');
    json_key(&json, "probe");
    json_string(&json, PROBE_VERSION);
    json_key(&json, "job");
    json_string(&json, job->id);
    json_key(&json, "boot_id");
    json_string(&json, boot_id);
    integer_member(&json, "realtime_ns", now.realtime_ns);
    integer_member(&json, "monotonic_ns", now.monotonic_ns);
    integer_member(&json, "clock_ticks_per_s", sysconf(_SC_CLK_TCK));
    integer_member(&json, "page_size", sysconf(_SC_PAGESIZE));
    json_key(&json, "scheduling");
    json_string(&json, may_come_first() ? "fifo" : "normal");
    if (placement->probe_cpu >= 0) {
        integer_member(&json, "probe_cpu", placement->probe_cpu);
    }
    json_close(&json, '}');
    trace_add_json(trace, RECORD_HEADER, &json);
}

static void record_channel(struct trace *trace, const struct sampling_group *group,
                           const struct channel *channel) {
    struct json_writer json = {0};
    json_open(&json, '{');
    integer_member(&json, "id", channel->id);
    json_key(&json, "name");
    json_string(&json, channel->name);
    json_key(&json, "unit");
    json_string(&json, channel->unit);
    json_key(&json, "source");
    json_string(&json, channel->source);
    json_key(&json, "group");
    json_string(&json, group->name);
    integer_member(&json, "rate_hz", group->hz);
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
    integer_member(&json, "at", at);
    json_key(&json, "mark");
    json_string(&json, mark);
    if (key != NULL) {
        integer_member(&json, key, value);
    }
    json_close(&json, '}');
    trace_add_json(trace, RECORD_MARK, &json);
}

void record_excess(struct trace *trace, const struct excess *excess) {
    struct json_writer json = {0};
    json_open(&json, '{');
    integer_member(&json, "at", excess->at);
    json_key(&json, "mark");
    json_string(&json, excess->cause == STOP_MEMORY ? "memory_limit" : "temperature_limit");
    json_key(&json, "channel");
    json_string(&json, excess->channel);
    number_member(&json, "value", excess->value);
    number_member(&json, "limit", excess->limit);
    json_close(&json, '}');
    trace_add_json(trace, RECORD_MARK, &json);
}

static double seconds(struct timeval time) {
    return (double)time.tv_sec + (double)time.tv_usec / 1e6;
}

static void write_usage(struct json_writer *json, const struct rusage *usage) {
    json_key(json, "rusage");
    json_open(json, '{');
    number_member(json, "utime_s", seconds(usage->ru_utime));
    number_member(json, "stime_s", seconds(usage->ru_stime));
    integer_member(json, "max_rss_bytes", usage->ru_maxrss * 1024);
    integer_member(json, "minor_faults", usage->ru_minflt);
    integer_member(json, "major_faults", usage->ru_majflt);
    integer_member(json, "voluntary_switches", usage->ru_nvcsw);
    integer_member(json, "involuntary_switches", usage->ru_nivcsw);
    json_close(json, '}');
}

static void write_unread(struct json_writer *json, const struct sink *sink) {
    json_key(json, "unread");
    json_open(json, '{');
    for (size_t i = 0; i < sink->group->channel_count; i++) {
        if (sink->unread[i] > 0) {
            integer_member(json, sink->group->channels[i].name, sink->unread[i]);
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
        json_key(json, "command_ended");
        json_string(json, how);
    }
}

static void write_group(struct json_writer *json, const struct sampler *sampler) {
    const struct sampling_group *group = sampler->sink.group;
    const struct tally *tally = &sampler->tally;
    json_open(json, '{');
    json_key(json, "name");
    json_string(json, group->name);
    integer_member(json, "hz", group->hz);
    integer_member(json, "ticks", tally->ticks);
    integer_member(json, "late_ticks", tally->late_ticks);
    integer_member(json, "lost_ticks", tally->lost_ticks);
    integer_member(json, "skipped_ticks", tally->skipped_ticks);
    if (tally->ticks > 0 && group->command == NULL) {
        number_member(json, "jitter_p50_us", tally_jitter_us(tally, 0.5));
        number_member(json, "jitter_p99_us", tally_jitter_us(tally, 0.99));
        number_member(json, "jitter_max_us", (double)tally->latest_ns / (double)NS_PER_US);
    }
    number_member(json, "cpu_s", (double)sampler->cpu_ns / (double)NS_PER_S);
    write_unread(json, &sampler->sink);
    write_end_of_command(json, &sampler->command);
    json_close(json, '}');
}

static void write_probe(struct json_writer *json, const struct samplers *samplers) {
    int64_t cpu_ns = clock_ns(CLOCK_PROCESS_CPUTIME_ID) + samplers_commands_cpu_ns(samplers);
    json_key(json, "probe");
    json_open(json, '{');
    number_member(json, "cpu_s", (double)cpu_ns / (double)NS_PER_S);
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
    integer_member(json, "out_bytes", ending->out->dropped);
    integer_member(json, "err_bytes", ending->err->dropped);
    integer_member(json, "events_bytes", ending->events->dropped);
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
    json_close(&json, '}');
    trace_add_json(trace, RECORD_END, &json);
}
