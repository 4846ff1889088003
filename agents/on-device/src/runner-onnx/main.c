#include "common/clock.h"
#include "infer.h"

#include <sys/stat.h>

static const char usage[] =
    "runner-onnx --job JOB.json\n"
    "\n"
    "Runs a job's 'infer' workload on ONNX Runtime and writes events to descriptor 3, or to standard\n"
    "output where that is not open. The job's runtime.library_dir holds libonnxruntime.so.\n"
    "\n"
    "Exit codes: 0 done; 1 an error event says why not; 2 wrong usage.\n";

static void *create_session(const struct library *library, const struct runner_job *job) {
    const struct ort *api = &library->api;
    void *options, *session;
    library_check(library, api->CreateSessionOptions(&options), "RUNTIME", "no session options");
    library_check(library, api->SetSessionGraphOptimizationLevel(options, ORT_ENABLE_ALL), "RUNTIME",
                  "optimisation");
    library_check(library, api->SetIntraOpNumThreads(options, job->threads), "RUNTIME", "threads");
    library_check(library, api->CreateSession(library->env, job->model_path, options, &session), "BAD_MODEL",
                  job->model_path);
    return session;
}

static void add_facts(struct events *events, const struct runner_job *job, const struct tensors *tensors) {
    struct stat file;
    if (stat(job->model_path, &file) == 0) {
        events_fact_number(events, "model_file_bytes", file.st_size);
    }
    events_fact_number(events, "inputs", (int64_t)tensors->input_count);
    events_fact_number(events, "outputs", (int64_t)tensors->output_count);
    events_fact_text(events, "execution_provider", "CPUExecutionProvider");
    events_fact_text(events, "graph_optimization", "all");
    events_fact_number(events, "intra_op_threads", job->threads);
}

int main(int argc, char **argv) {
    struct events events;
    events_begin(&events, "runner-onnx", "onnxruntime");
    struct runner_job job = runner_job_read(&events, argc, argv, usage);
    if (job.kind != WORKLOAD_INFER) {
        events_fail(&events, "UNSUPPORTED", "this runner infers from tensors; it has no other workload");
    }
    int64_t at = monotonic_ns();
    struct library library = library_open(&events, job.library_dir);
    at = events_phase(&events, "backend", at);
    void *session = create_session(&library, &job);
    at = events_phase(&events, "load", at);
    struct tensors tensors = tensors_create(&library, session, &job);
    events_phase(&events, "context", at);
    add_facts(&events, &job, &tensors);
    events_hello(&events);
    return infer(&library, session, &tensors, &job);
}
