#include "records.h"

#include "common/clock.h"
#include "files.h"
#include "version.h"

#include <string.h>
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
    if (placement->probe_cpu >= 0) {
        integer_member(&json, "probe_cpu", placement->probe_cpu);
    }
    json_close(&json, '}');
    trace_add_json(trace, RECORD_HEADER, &json);
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

static void write_ticks(struct json_writer *json, const struct sampler *sampler) {
    integer_member(json, "ticks", sampler->ticks);
    integer_member(json, "late_ticks", sampler->late_ticks);
    integer_member(json, "lost_ticks", sampler->lost_ticks);
    if (sampler->ticks > 0) {
        number_member(json, "jitter_p50_us", sampler_jitter_us(sampler, 0.5));
        number_member(json, "jitter_p99_us", sampler_jitter_us(sampler, 0.99));
        number_member(json, "jitter_max_us", (double)sampler->latest_ns / (double)NS_PER_US);
    }
}

static void write_probe(struct json_writer *json, const struct ending *ending) {
    json_key(json, "probe");
    json_open(json, '{');
    number_member(json, "cpu_s", (double)clock_ns(CLOCK_PROCESS_CPUTIME_ID) / (double)NS_PER_S);
    write_ticks(json, ending->process);
    if (ending->memory->started) {
        json_key(json, "memory");
        json_open(json, '{');
        write_ticks(json, ending->memory);
        integer_member(json, "skipped_ticks", ending->memory->skipped_ticks);
        json_close(json, '}');
    }
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
    write_probe(&json, ending);
    json_close(&json, '}');
    trace_add_json(trace, RECORD_END, &json);
}
