#include "job.h"

#include "common/clock.h"
#include "common/json.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_JOB_BYTES = 1 << 20, MAX_COUNT = 1 << 24 };

static const struct json *find(struct events *events, const struct json *object, const char *key) {
    const struct json *value = json_member(object, key);
    if (value == NULL) {
        events_fail(events, "BAD_JOB", "the job has no '%s'", key);
    }
    return value;
}

static const char *string_of(struct events *events, const struct json *object, const char *key) {
    const struct json *value = find(events, object, key);
    if (value->type != JSON_STRING) {
        events_fail(events, "BAD_JOB", "'%s' is not a text", key);
    }
    return value->string;
}

static int64_t count_of(struct events *events, const struct json *object, const char *key, int64_t least) {
    const struct json *value = find(events, object, key);
    if (!value->is_integer || value->integer < least || value->integer > MAX_COUNT) {
        events_fail(events, "BAD_JOB", "'%s' is not a whole number from %d to %d", key, (int)least,
                    MAX_COUNT);
    }
    return value->integer;
}

static void read_generation(struct events *events, const struct json *workload, struct runner_job *job) {
    const char *sampling = string_of(events, workload, "sampling");
    job->prompt_tokens = (int32_t)count_of(events, workload, "promptTokens", 1);
    job->generate_tokens = (int32_t)count_of(events, workload, "generateTokens", 1);
    job->greedy = strcmp(sampling, "GREEDY") == 0;
    if (!job->greedy && strcmp(sampling, "NONE") != 0) {
        events_fail(events, "BAD_JOB", "'sampling' is neither GREEDY nor NONE: %s", sampling);
    }
}

static void read_workload(struct events *events, const struct json *workload, struct runner_job *job) {
    const char *kind = string_of(events, workload, "kind");
    if (strcmp(kind, "generate") == 0) {
        job->kind = WORKLOAD_GENERATE;
        read_generation(events, workload, job);
    } else if (strcmp(kind, "sustained") == 0) {
        job->kind = WORKLOAD_SUSTAINED;
        read_generation(events, workload, job);
        job->duration_ns = count_of(events, workload, "durationMs", 1) * NS_PER_MS;
        job->warmup = count_of(events, workload, "warmup", 0);
        return;
    } else if (strcmp(kind, "infer") == 0) {
        job->kind = WORKLOAD_INFER;
        job->sequence = count_of(events, workload, "sequence", 1);
        job->batch = count_of(events, workload, "batch", 1);
    } else {
        events_fail(events, "UNSUPPORTED", "no workload of kind '%s' is known to this runner", kind);
    }
    job->warmup = count_of(events, workload, "warmup", 0);
    job->iterations = count_of(events, workload, "iterations", 1);
}

struct runner_job runner_job_read(struct events *events, int argc, char **argv, const char *usage) {
    if (argc != 3 || strcmp(argv[1], "--job") != 0) {
        bool asked = argc == 2 && strcmp(argv[1], "--help") == 0;
        fputs(usage, asked ? stdout : stderr);
        exit(asked ? 0 : 2);
    }
    struct text text = {0};
    if (!text_read_file(&text, argv[2], MAX_JOB_BYTES)) {
        events_fail(events, "BAD_JOB", "%s: %s", argv[2], strerror(errno));
    }
    struct json_document document = json_parse(text.data, text.length);
    if (document.root == NULL) {
        events_fail(events, "BAD_JOB", "%s: %s", argv[2], document.error);
    }
    text_free(&text);
    const struct json *root = document.root, *seed = find(events, root, "seed");
    struct runner_job job = {
        .library_dir = string_of(events, find(events, root, "runtime"), "library_dir"),
        .model_path = string_of(events, find(events, root, "model"), "path"),
        .threads = (int32_t)count_of(events, root, "threads", 1),
        .seed = (uint64_t)seed->integer,
    };
    if (!seed->is_integer) {
        events_fail(events, "BAD_JOB", "'seed' is not a whole number");
    }
    read_workload(events, find(events, root, "workload"), &job);
    return job;
}
