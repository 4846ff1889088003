#ifndef ASSAY_PROBE_REST_H
#define ASSAY_PROBE_REST_H

/** The device at rest, as a job: a runner that sleeps for so many ms of the monotonic clock and ends. Returns an exit code. */
int rest_for(const char *ms);

#endif
