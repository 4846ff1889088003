#ifndef ASSAY_PROBE_RUN_H
#define ASSAY_PROBE_RUN_H

/** Runs a job in the foreground and writes its bundle into a directory. Returns the probe's exit code. */
int run_job(const char *job_path, const char *bundle_path);

#endif
