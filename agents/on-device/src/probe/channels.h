#ifndef ASSAY_PROBE_CHANNELS_H
#define ASSAY_PROBE_CHANNELS_H

#include "group.h"
#include "job.h"
#include "trace.h"

/** Reads one group of channels at one moment into `samples`; the number of values. What cannot be read is
 * left out. */
typedef size_t channel_reader(struct group *group, struct sample *samples);

channel_reader read_process_channels;
channel_reader read_memory_channels;

/** The rate at which the job samples a quantity of processes; 0 when it does not. */
int64_t rate_of(const struct job *job, enum quantity quantity);

/** Writes a channel record for every channel of the job. */
void declare_channels(struct trace *trace, const struct job *job);

#endif
