#include "generate.h"

static const char usage[] =
    "runner-llama --job JOB.json\n"
    "\n"
    "Runs a job's 'generate' or 'sustained' workload on llama.cpp and writes events to descriptor 3, or to\n"
    "standard output where that is not open. The job's runtime.library_dir holds the libraries.\n"
    "\n"
    "Exit codes: 0 done; 1 an error event says why not; 2 wrong usage.\n";

int main(int argc, char **argv) {
    struct events events;
    events_begin(&events, "runner-llama", "llama.cpp");
    struct runner_job job = runner_job_read(&events, argc, argv, usage);
    if (job.kind == WORKLOAD_INFER) {
        events_fail(&events, "UNSUPPORTED", "this runner generates tokens; it has no other workload");
    }
    struct session session = session_open(&events, &job);
    events_hello(&events);
    return generate(&events, &job, &session);
}
