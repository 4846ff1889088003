#include "probe/job/job.h"

#include "common/json.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SCHEMA "assay.job/2"

enum { MAX_JOB_BYTES = 1 << 20 };

static char *assignment(const char *name, const char *value) {
    size_t size = strlen(name) + strlen(value) + 2;
    char *both = allocate(size, 1);
    snprintf(both, size, "%s=%s", name, value);
    return both;
}

static void read_argv(struct keys *keys, const struct place *runner, struct job *job) {
    enum { JOB_ARGUMENTS = 2 };
    job->argv = keys_command(keys, runner, "argv", JOB_ARGUMENTS);
    if (job->argv != NULL && job->speaks_events) {
        char **end = job->argv;
        while (*end != NULL) {
            end++;
        }
        end[0] = keys_copy("--job");
        end[1] = keys_copy(job->path);
    }
}

static void read_environment(struct keys *keys, const struct place *runner, struct job *job) {
    static const char *const kept[] = {"PATH", "HOME", "TMPDIR"};
    enum { KEPT = sizeof kept / sizeof *kept };
    const struct json *added = keys_object(keys, runner, "env").object;
    job->environment = allocate(keys_count(added) + KEPT + 2, sizeof *job->environment);
    char **next = job->environment;
    for (size_t i = 0; i < KEPT; i++) {
        const char *value = getenv(kept[i]);
        if (value != NULL && json_member(added, kept[i]) == NULL) {
            *next++ = assignment(kept[i], value);
        }
    }
    if (json_member(added, "LANG") == NULL) {
        *next++ = keys_copy("LANG=C");
    }
    for (const struct json *pair = added != NULL ? added->first : NULL; pair != NULL; pair = pair->next) {
        if (pair->type != JSON_STRING || pair->key[0] == '\0' || strchr(pair->key, '=') != NULL) {
            keys_reject(keys, runner, "env", "an object of texts");
            return;
        }
        *next++ = assignment(pair->key, pair->string);
    }
}

static void read_cpus(struct keys *keys, const struct place *root, struct job *job) {
    const struct json *list = json_member(root->object, "cpus");
    bool good = list == NULL || (list->type == JSON_ARRAY && list->first != NULL);
    for (const struct json *cpu = list != NULL ? list->first : NULL; good && cpu != NULL; cpu = cpu->next) {
        good = cpu->is_integer && cpu->integer >= 0 && cpu->integer < CPU_SETSIZE;
        if (good) {
            CPU_SET((size_t)cpu->integer, &job->cpus);
        }
    }
    if (!good) {
        char expected[80];
        snprintf(expected, sizeof expected, "a list of numbers of processors, 0 to %d", CPU_SETSIZE - 1);
        keys_reject(keys, root, "cpus", expected);
    }
}

static void read_limits(struct keys *keys, const struct place *root, struct job *job) {
    struct place limits = keys_object(keys, root, "limits");
    job->deadline_ms = keys_integer(keys, &limits, "deadline_ms", 1, INT64_C(604800000));
    job->temperature_c = keys_optional_number(keys, &limits, "temperature_c", NAN);
    job->memory_bytes = keys_optional_integer(keys, &limits, "memory_bytes", 1, INT64_MAX, 0);
    if (!isnan(job->temperature_c) && !plan_has_unit(&job->sampling, "°C")) {
        keys_reject(keys, &limits, "temperature_c", "a channel in °C to hold against it");
    }
    if (job->memory_bytes > 0 && !plan_has_quantity(&job->sampling, RSS) &&
        !plan_has_quantity(&job->sampling, PSS)) {
        keys_reject(keys, &limits, "memory_bytes", "a channel of process rss or pss to hold against it");
    }
}

static void read_all(struct keys *keys, const struct place *root, struct job *job) {
    if (strcmp(keys_text(keys, root, "schema"), SCHEMA) != 0) {
        keys_reject(keys, root, "schema", "\"" SCHEMA "\"");
    }
    job->id = keys_copy(keys_text(keys, root, "id"));
    struct place runner = keys_object(keys, root, "runner");
    const char *speaks = keys_text(keys, &runner, "speaks");
    job->speaks_events = strcmp(speaks, "events") == 0;
    if (!job->speaks_events && strcmp(speaks, "output") != 0) {
        keys_reject(keys, &runner, "speaks", "\"events\" or \"output\"");
    }
    read_argv(keys, &runner, job);
    read_environment(keys, &runner, job);
    job->threads = keys_optional_integer(keys, root, "threads", 1, 4096, 0);
    read_cpus(keys, root, job);
    job->hold_ms = keys_optional_integer(keys, root, "hold_ms", 0, INT64_C(600000), 0);
    plan_read(&job->sampling, keys, root);
    read_limits(keys, root, job);
}

bool job_parse(struct job *job, const char *text, size_t length, char *problem, size_t problem_size) {
    struct json_document document = json_parse(text, length);
    if (document.root == NULL) {
        snprintf(problem, problem_size, "is not JSON: %s", document.error);
        return false;
    }
    struct keys keys = {.problem = problem, .problem_size = problem_size};
    read_all(&keys, &(struct place){.object = document.root}, job);
    json_free(&document);
    return !keys.failed;
}

bool job_read(struct job *job, const char *path, char *problem, size_t problem_size) {
    *job = (struct job){.path = realpath(path, NULL)};
    struct text text = {0};
    bool read = job->path != NULL && text_read_file(&text, job->path, MAX_JOB_BYTES);
    if (!read) {
        snprintf(problem, problem_size, "cannot be read: %s", strerror(errno));
    }
    read = read && job_parse(job, text.data, text.length, problem, problem_size);
    text_free(&text);
    return read;
}

void job_free(struct job *job) {
    free(job->path);
    free(job->id);
    keys_free_list(job->argv);
    keys_free_list(job->environment);
    plan_free(&job->sampling);
}
