#ifndef ASSAY_PROBE_PIN_H
#define ASSAY_PROBE_PIN_H

#include <sched.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** Where the probe and the runner may run. */
struct placement {
    int probe_cpu;    /**< the probe's own processor; -1 when it has none to itself */
    bool asked;       /**< the job names the runner's processors: there it runs, or not at all */
    cpu_set_t runner; /**< meaningful when asked, and when probe_cpu is not -1 */
};

/**
 * Keeps the least capable processor for the probe, of those that the runner can spare; else leaves the probe
 * where it is. The runner can spare what the job does not name for it (`asked`), and, where it names none (an
 * empty set), one processor if the others are enough for its `threads` (0: unknown). Samplers come before all
 * ordinary threads and do not move: on a processor of the runner they preempt it, though another is idle.
 * Takes effect for the calling thread and those it starts later.
 */
struct placement place_probe(int64_t threads, const cpu_set_t *asked);

/**
 * Moves the calling process to the runner's processors. False when the job names them and the kernel does not
 * let it run on exactly these. Calls nothing that a child may not between fork and exec.
 */
bool place_runner(const struct placement *placement);

/** Says why the runner cannot have the processors that the job names, and which there are. */
void describe_refusal(const cpu_set_t *asked, char *problem, size_t size);

#endif
