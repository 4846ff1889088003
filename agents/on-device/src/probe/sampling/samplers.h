#ifndef ASSAY_PROBE_SAMPLERS_H
#define ASSAY_PROBE_SAMPLERS_H

#include "probe/run/trace.h"
#include "probe/sampling/sampler.h"

/** All samplers of a job. Everything here is called by one thread. */
struct samplers {
    struct sampler *all;
    size_t count;
};

/** Whether this process may have threads that run before all ordinary ones (SCHED_FIFO). */
bool may_come_first(void);

/** Starts a sampler for every group of the plan. Samplers with a rest are ordinary threads, as slow readings
 * must not keep anyone waiting. False with errno set when one could not be started; samplers_stop ends the
 * others. */
bool samplers_start(struct samplers *samplers, const struct plan *plan, struct group *group, struct tap tap);

/** Moves what was sampled into the trace. */
void samplers_drain(struct samplers *samplers, struct trace *trace);

/** Ends all of them. False when one waits inside the kernel for a file; it is left alone then, and
 * samplers_close frees nothing that it may still touch. */
bool samplers_stop(struct samplers *samplers);
void samplers_close(struct samplers *samplers);

/** Takes a reaped process if it was a command of a group; false when it was not. `samplers` is a struct
 * samplers. */
bool samplers_take(void *samplers, pid_t pid, pid_t group, int status, const struct rusage *usage);

/** What the commands that have ended used. */
int64_t samplers_commands_cpu_ns(const struct samplers *samplers);

#endif
