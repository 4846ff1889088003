#include "channels.h"

#include "common/clock.h"
#include "files.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { CHANNELS = SWAP + 1 };

int64_t rate_of(const struct job *job, enum quantity quantity) {
    for (size_t i = 0; i < job->sampling.group_count; i++) {
        const struct sampling_group *group = &job->sampling.groups[i];
        for (size_t j = 0; j < group->channel_count; j++) {
            if (group->channels[j].way == OF_PROCESS && group->channels[j].quantity == quantity) {
                return group->hz;
            }
        }
    }
    return 0;
}

static const struct {
    const char *name, *unit, *source;
    bool slow;
} described[CHANNELS] = {
    [RSS] = {"rss_bytes", "B", "/proc/PID/statm resident", false},
    [RSS_ANON] = {"rss_anon_bytes", "B", "/proc/PID/statm resident - shared", false},
    [RSS_FILE] = {"rss_file_bytes", "B", "/proc/PID/statm shared", false},
    [CPU_TIME] = {"cpu_time_s", "s", "clock_gettime of the process clock", false},
    [PSS] = {"pss_bytes", "B", "/proc/PID/smaps_rollup Pss", true},
    [PSS_ANON] = {"pss_anon_bytes", "B", "/proc/PID/smaps_rollup Pss_Anon", true},
    [SWAP] = {"swap_bytes", "B", "/proc/PID/smaps_rollup Swap", true},
};

void declare_channels(struct trace *trace, const struct job *job) {
    for (int id = 0; id < CHANNELS; id++) {
        int64_t rate = rate_of(job, described[id].slow ? PSS : RSS);
        if (described[id].name == NULL) {
            continue;
        }
        if (rate == 0) {
            continue;
        }
        struct json_writer json = {0};
        json_open(&json, '{');
        json_key(&json, "id");
        json_integer(&json, id);
        json_key(&json, "name");
        json_string(&json, described[id].name);
        json_key(&json, "unit");
        json_string(&json, described[id].unit);
        json_key(&json, "source");
        json_string(&json, described[id].source);
        json_key(&json, "rate_hz");
        json_integer(&json, rate);
        json_close(&json, '}');
        trace_add_json(trace, RECORD_CHANNEL, &json);
    }
}

/** One line "NAME: 123 kB" of a file of /proc, summed over the processes of a group. */
struct line {
    enum quantity channel;
    const char *label;
    double bytes;
    bool seen;
};

/** Adds what `text` says; its lines stand in the order of `lines`. */
static void add_lines(const char *text, struct line *lines, size_t count) {
    for (size_t i = 0; i < count; i++) {
        const char *found = strstr(text, lines[i].label);
        if (found != NULL) {
            text = found + strlen(lines[i].label);
            lines[i].bytes += 1024.0 * (double)strtoull(text, NULL, 10);
            lines[i].seen = true;
        }
    }
}

static size_t take_seen(const struct line *lines, size_t count, struct sample *samples) {
    size_t taken = 0;
    for (size_t i = 0; i < count; i++) {
        if (lines[i].seen) {
            samples[taken++] = (struct sample){(uint16_t)lines[i].channel, lines[i].bytes};
        }
    }
    return taken;
}

/** Resident pages in all, and those of files and shared memory, from /proc/PID/statm (proc(5)); 0 of a
 * zombie. */
struct pages {
    long long resident, shared;
};

static struct pages parse_statm(const char *text) {
    char *rest;
    struct pages pages;
    strtoll(text, &rest, 10); /* the whole size */
    pages.resident = strtoll(rest, &rest, 10);
    pages.shared = strtoll(rest, &rest, 10);
    return pages;
}

size_t read_process_channels(struct group *group, struct sample *samples) {
    char text[128];
    struct pages sum = {0};
    int64_t cpu_ns = 0;
    size_t count = 0;
    for (size_t i = 0; i < atomic_load(&group->count); i++) {
        struct member *member = &group->members[i];
        if (read_again(member->statm, text, sizeof text) > 0) {
            int64_t now = clock_ns(member->cpu_clock);
            struct pages pages = parse_statm(text);
            member->cpu_ns = now > member->cpu_ns ? now : member->cpu_ns;
            sum.resident += pages.resident;
            sum.shared += pages.shared;
        }
        cpu_ns += member->cpu_ns; /* what an ended process used stays in the sum */
    }
    if (sum.resident > 0) {
        double page = (double)sysconf(_SC_PAGESIZE);
        samples[count++] = (struct sample){RSS, page * (double)sum.resident};
        samples[count++] = (struct sample){RSS_ANON, page * (double)(sum.resident - sum.shared)};
        samples[count++] = (struct sample){RSS_FILE, page * (double)sum.shared};
    }
    if (cpu_ns > 0) { /* a process that was exec'ed has used some: 0 means that no clock could be read */
        samples[count++] = (struct sample){CPU_TIME, (double)cpu_ns / (double)NS_PER_S};
    }
    return count;
}

/** A file opened before its process called exec belongs to the memory of before: then it is opened anew. */
static void read_smaps_rollup(struct member *member, char *text, size_t size) {
    if (read_again(member->smaps_rollup, text, size) == 0) {
        close(member->smaps_rollup);
        member->smaps_rollup = open_smaps_rollup(member->pid);
        read_again(member->smaps_rollup, text, size);
    }
}

size_t read_memory_channels(struct group *group, struct sample *samples) {
    struct line lines[] = {
        {PSS, "\nPss:", 0, false}, {PSS_ANON, "\nPss_Anon:", 0, false}, {SWAP, "\nSwap:", 0, false}};
    enum { LINES = sizeof lines / sizeof *lines };
    char text[4096];
    for (size_t i = 0; i < atomic_load(&group->count); i++) {
        read_smaps_rollup(&group->members[i], text, sizeof text);
        add_lines(text, lines, LINES);
    }
    return take_seen(lines, LINES, samples);
}
