#ifndef ASSAY_PROBE_JOBS_STATE_H
#define ASSAY_PROBE_JOBS_STATE_H

#include "common/json.h"
#include "jobs_folder.h"
#include "jobs_owner.h"
#include "jobs_trace.h"

enum job_state {
    JOB_UNKNOWN, /**< never started here, or removed */
    JOB_RUNNING, /**< the probe or its guardian lives */
    JOB_ENDED,   /**< both are gone and the trace has its end record */
    JOB_LOST     /**< both are gone and it has none: killed, out of storage, or the device was restarted */
};

/** How a job stands. */
struct job_status {
    enum job_state state;
    struct owner owner;   /**< of a running job */
    int64_t elapsed_ms;   /**< since the probe took it, to now or to the runner's end; -1 when unknown */
    struct trace_end end; /**< of an ended job */
    char problem[400];    /**< of a lost job: why, as far as it is known */
};

/** Looks at an open folder. */
struct job_status job_status_read(const struct job_folder *folder);
void job_status_free(struct job_status *status);

/** Opens the document `assay.jobstate/1` (docs/formats/jobs.md) and writes its members; more may follow
 * before it is closed. */
void job_status_write(const struct job_status *status, const struct job_folder *folder,
                      struct json_writer *json);

#endif
