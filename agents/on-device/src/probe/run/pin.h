#ifndef ASSAY_PROBE_PIN_H
#define ASSAY_PROBE_PIN_H

#include <sched.h>
#include <stdint.h>

/** Where the probe and the runner may run. */
struct placement {
    int probe_cpu;    /**< the probe's own processor; -1 when it shares all of them */
    cpu_set_t runner; /**< meaningful when probe_cpu is not -1 */
};

/**
 * Keeps the least capable processor for the probe, if the others are enough for the runner's `threads` (0:
 * unknown); else leaves everything as it is. Samplers come before all ordinary threads and do not move: on a
 * processor of the runner they preempt it, though another is idle. Takes effect for the calling thread and
 * those it starts later.
 */
struct placement place_probe(int64_t threads);

#endif
