#include "probe/sampling/process_source.h"

#include "common/clock.h"
#include "probe/files.h"
#include "probe/sampling/scan.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { TEXT_BYTES = 4096 };

static const char *const names[PROCESS_FILES] = {
    [STATM] = "statm", [SMAPS_ROLLUP] = "smaps_rollup", [STATUS] = "status", [STAT] = "stat"};

/** The lines "LABEL   123 kB" that quantities are. */
static const struct {
    enum quantity quantity;
    enum process_file file;
    const char *label;
} lines[] = {{PSS, SMAPS_ROLLUP, "\nPss:"},
             {PSS_ANON, SMAPS_ROLLUP, "\nPss_Anon:"},
             {PSS_FILE, SMAPS_ROLLUP, "\nPss_File:"},
             {SWAP, SMAPS_ROLLUP, "\nSwap:"},
             {HWM, STATUS, "\nVmHWM:"}};
enum { LINES = sizeof lines / sizeof *lines };

/** What only grows: what an ended process used stays in the sum. */
static bool grows(enum quantity quantity) {
    return quantity == CPU_TIME || quantity >= MINOR_FAULTS;
}

static int open_of(pid_t pid, const char *name) {
    char path[64];
    snprintf(path, sizeof path, "/proc/%d/%s", (int)pid, name);
    return open(path, O_RDONLY | O_CLOEXEC);
}

void process_source_open(struct process_source *source, const struct sampling_group *sampling,
                         struct group *group) {
    *source = (struct process_source){.group = group, .page = (double)sysconf(_SC_PAGESIZE)};
    for (size_t i = 0; i < sampling->channel_count; i++) {
        if (sampling->channels[i].way == OF_PROCESS) {
            source->wanted[sampling->channels[i].quantity] = true;
        }
    }
    const bool *wanted = source->wanted;
    /* The clock of a process is known by its number, which another may have got; statm tells that it lives.
     */
    source->needed[STATM] = wanted[RSS] || wanted[RSS_ANON] || wanted[RSS_FILE] || wanted[CPU_TIME];
    source->needed[STAT] = wanted[MINOR_FAULTS] || wanted[MAJOR_FAULTS];
    for (size_t i = 0; i < LINES; i++) {
        source->needed[lines[i].file] = source->needed[lines[i].file] || wanted[lines[i].quantity];
    }
    source->processes = allocate(MAX_MEMBERS, sizeof *source->processes);
    source->text = allocate(TEXT_BYTES, 1);
}

void process_source_close(struct process_source *source) {
    for (size_t i = 0; i < source->count; i++) {
        for (size_t file = 0; file < PROCESS_FILES; file++) {
            close(source->processes[i].fds[file]);
        }
    }
    free(source->processes);
    free(source->text);
    *source = (struct process_source){0};
}

bool process_source_is_used(const struct process_source *source) {
    for (size_t quantity = 0; quantity < QUANTITIES; quantity++) {
        if (source->wanted[quantity]) {
            return true;
        }
    }
    return false;
}

static void open_process(struct process_source *source, struct sampled_process *process, pid_t pid) {
    for (size_t file = 0; file < PROCESS_FILES; file++) {
        process->fds[file] = source->needed[file] ? open_of(pid, names[file]) : -1;
    }
    if (clock_getcpuclockid(pid, &process->cpu_clock) != 0) {
        process->cpu_clock = -1;
    }
}

static void set(struct sampled_process *process, enum quantity quantity, double value) {
    process->now[quantity] = value;
    process->known[quantity] = true;
}

/** Resident pages in all, and those of files and shared memory (proc(5)); 0 of a zombie. */
static void read_statm(struct process_source *source, struct sampled_process *process) {
    double resident, shared;
    if (read_again(process->fds[STATM], source->text, TEXT_BYTES) == 0) {
        return;
    }
    if (scan_field(source->text, NULL, 1, &resident) && resident > 0 &&
        scan_field(source->text, NULL, 2, &shared)) {
        set(process, RSS, source->page * resident);
        set(process, RSS_ANON, source->page * (resident - shared));
        set(process, RSS_FILE, source->page * shared);
    }
    int64_t cpu_ns = source->wanted[CPU_TIME] ? clock_ns(process->cpu_clock) : -1;
    if (cpu_ns > 0) { /* a process that was exec'ed has used some: 0 means that it could not be read */
        set(process, CPU_TIME, (double)cpu_ns / (double)NS_PER_S);
    }
}

static void read_lines(struct process_source *source, struct sampled_process *process, pid_t pid,
                       enum process_file file) {
    if (read_again(process->fds[file], source->text, TEXT_BYTES) == 0 && file == SMAPS_ROLLUP) {
        /* Opened before its process called exec it belongs to the memory of before. */
        close(process->fds[file]);
        process->fds[file] = open_of(pid, names[file]);
        read_again(process->fds[file], source->text, TEXT_BYTES);
    }
    for (size_t i = 0; i < LINES; i++) {
        double kilobytes;
        if (lines[i].file == file && scan_field(source->text, lines[i].label, 0, &kilobytes)) {
            set(process, lines[i].quantity, 1024 * kilobytes);
        }
    }
}

/** Of all its threads. */
static void read_faults(struct process_source *source, struct sampled_process *process) {
    enum {
        MINFLT = 7,
        MAJFLT = 9
    }; /* words behind the name, which may hold anything but ends in the last ')' */
    double minor, major;
    read_again(process->fds[STAT], source->text, TEXT_BYTES);
    const char *behind = strrchr(source->text, ')');
    if (behind != NULL && scan_field(behind + 1, NULL, MINFLT, &minor) &&
        scan_field(behind + 1, NULL, MAJFLT, &major)) {
        set(process, MINOR_FAULTS, minor);
        set(process, MAJOR_FAULTS, major);
    }
}

/** The kernel tells switches a thread only; what an ended thread did is in no file. */
static void read_switches(struct process_source *source, struct sampled_process *process, pid_t pid) {
    char path[300];
    double voluntary = 0, involuntary = 0, part;
    bool any = false;
    snprintf(path, sizeof path, "/proc/%d/task", (int)pid);
    DIR *tasks = opendir(path);
    for (struct dirent *entry; tasks != NULL && (entry = readdir(tasks)) != NULL;) {
        snprintf(path, sizeof path, "/proc/%d/task/%s/status", (int)pid, entry->d_name);
        if (entry->d_name[0] != '.' && read_once(path, source->text, TEXT_BYTES) > 0 &&
            scan_field(source->text, "\nvoluntary_ctxt_switches:", 0, &part)) {
            voluntary += part;
            any = true;
            involuntary += scan_field(source->text, "\nnonvoluntary_ctxt_switches:", 0, &part) ? part : 0;
        }
    }
    if (tasks != NULL) {
        closedir(tasks);
    }
    if (any) {
        set(process, VOLUNTARY_SWITCHES, voluntary);
        set(process, INVOLUNTARY_SWITCHES, involuntary);
    }
}

static void read_process(struct process_source *source, struct sampled_process *process, pid_t pid) {
    for (size_t quantity = 0; quantity < QUANTITIES; quantity++) {
        process->known[quantity] = process->known[quantity] && grows((enum quantity)quantity);
    }
    if (source->needed[STATM]) {
        read_statm(source, process);
    }
    if (source->needed[SMAPS_ROLLUP]) {
        read_lines(source, process, pid, SMAPS_ROLLUP);
    }
    if (source->needed[STATUS]) {
        read_lines(source, process, pid, STATUS);
    }
    if (source->needed[STAT]) {
        read_faults(source, process);
    }
    if (source->wanted[VOLUNTARY_SWITCHES] || source->wanted[INVOLUNTARY_SWITCHES]) {
        read_switches(source, process, pid);
    }
}

/** The sum over all processes that told it; false when none did. */
static bool sum_of(const struct process_source *source, enum quantity quantity, double *sum) {
    bool any = false;
    *sum = 0;
    for (size_t i = 0; i < source->count; i++) {
        if (source->processes[i].known[quantity]) {
            *sum += source->processes[i].now[quantity];
            any = true;
        }
    }
    return any;
}

int64_t process_source_read(struct process_source *source, struct sink *sink, int64_t from) {
    for (size_t i = 0, members = atomic_load(&source->group->count); i < members; i++) {
        if (i == source->count) {
            open_process(source, &source->processes[source->count++], source->group->members[i]);
        }
        read_process(source, &source->processes[i], source->group->members[i]);
    }
    int64_t to = monotonic_ns();
    for (size_t i = 0; i < sink->group->channel_count; i++) {
        const struct channel *channel = &sink->group->channels[i];
        double sum;
        if (channel->way == OF_PROCESS && sum_of(source, channel->quantity, &sum)) {
            sink_take(sink, i, from + (to - from) / 2, sum);
        } else if (channel->way == OF_PROCESS) {
            sink_miss(sink, i);
        }
    }
    return to;
}
