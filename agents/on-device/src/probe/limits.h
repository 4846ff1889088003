#ifndef ASSAY_PROBE_LIMITS_H
#define ASSAY_PROBE_LIMITS_H

#include "job.h"
#include "outcome.h"
#include "sink.h"

#include <stdatomic.h>

/** The limits of a job that sampled values are held against. Begin with zeroes. */
struct limits {
    const struct job *job;
    enum quantity memory; /**< what is held against memory_bytes */
    int reached;          /**< an eventfd, readable once a limit was exceeded; -1 where there is no limit */
    atomic_flag taken;    /**< by the first value that exceeded one; it alone writes what follows */
    struct excess excess;
};

/** Where a job has limits prepares to watch them. False with errno set. */
bool limits_begin(struct limits *limits, const struct job *job);

/** What shows every sampled value to the limits, from any sampling thread. */
struct tap limits_tap(struct limits *limits);

/** The first value that exceeded a limit, once; NULL while there is none. For the thread that waits on
 * `reached`. */
const struct excess *limits_take(struct limits *limits);
void limits_end(struct limits *limits);

#endif
