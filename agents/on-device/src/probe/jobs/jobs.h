#ifndef ASSAY_PROBE_JOBS_H
#define ASSAY_PROBE_JOBS_H

#include <stdbool.h>

/*
 * Jobs that run detached, each in a folder DIR/ID (docs/formats/jobs.md). Each function prints the job's
 * state as one JSON document and returns the probe's exit code; where it is not EXIT_COMPLETE a message went
 * to standard error.
 */

/** Starts a job unless it was started before under its id, however many do so at once. */
int jobs_start(const char *job_path, const char *jobs);
int jobs_status(const char *id, const char *jobs);

/** Sleeps until the job no longer runs, without a wake-up in between where the kernel has process
 * descriptors. */
int jobs_wait(const char *id, const char *jobs);

/** Ends a running job and waits for its end; EXIT_FAILED when it still runs after STOP_PATIENCE. */
int jobs_stop(const char *id, const char *jobs);

/** Adds the bundle's files with their sizes and hashes; removes the folder afterwards where that is asked
 * for. */
int jobs_collect(const char *id, const char *jobs, bool remove);

#endif
