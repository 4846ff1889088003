#ifndef ASSAY_PROBE_DETACH_H
#define ASSAY_PROBE_DETACH_H

#include "jobs_folder.h"

/**
 * Starts the job of DIR/ID/bundle/job.json in a process of its own that survives this one, its group, its
 * session, its terminal and its link, and returns once DIR/ID/owner.json says whose it is. The folder must be
 * open. False with a message on standard error.
 */
bool detach_job(const struct job_folder *folder);

#endif
