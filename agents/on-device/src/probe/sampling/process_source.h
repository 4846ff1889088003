#ifndef ASSAY_PROBE_PROCESS_SOURCE_H
#define ASSAY_PROBE_PROCESS_SOURCE_H

#include "probe/sampling/group.h"
#include "probe/sampling/sink.h"

#include <time.h>

/** The files that quantities are read from. */
enum process_file { STATM, SMAPS_ROLLUP, STATUS, STAT, PROCESS_FILES };

/** A process with what is needed to sample it opened once. */
struct sampled_process {
    int fds[PROCESS_FILES]; /**< -1 where it is not needed or cannot be opened */
    clockid_t cpu_clock;
    double now[QUANTITIES];
    bool known[QUANTITIES]; /**< by this reading; of what only grows, by an earlier one */
};

/** The quantities of a sampling group, summed over the runner's process group. */
struct process_source {
    struct group *group;
    bool wanted[QUANTITIES], needed[PROCESS_FILES];
    struct sampled_process *processes;
    size_t count; /**< those opened, of the group's members */
    char *text;
    double page;
};

void process_source_open(struct process_source *source, const struct sampling_group *sampling,
                         struct group *group);
void process_source_close(struct process_source *source);

/** Whether the group asks for any quantity. */
bool process_source_is_used(const struct process_source *source);

/** Reads every process once; `from` is now. Returns the time behind it. */
int64_t process_source_read(struct process_source *source, struct sink *sink, int64_t from);

#endif
