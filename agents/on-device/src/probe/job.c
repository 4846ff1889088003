#include "job.h"

#include "common/json.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SCHEMA "assay.job/1"

enum { MAX_JOB_BYTES = 1 << 20 };

struct reader {
    const struct json *root;
    char *problem;
    size_t problem_size;
    bool failed;
};

static void reject(struct reader *r, const char *key, const char *expected) {
    if (!r->failed) {
        snprintf(r->problem, r->problem_size, "%s: expected %s", key, expected);
        r->failed = true;
    }
}

/** The value at "a.b"; NULL when absent. */
static const struct json *find(const struct reader *r, const char *path) {
    char outer[32];
    const char *dot = strchr(path, '.');
    if (dot == NULL) {
        return json_member(r->root, path);
    }
    snprintf(outer, sizeof outer, "%.*s", (int)(dot - path), path);
    return json_member(json_member(r->root, outer), dot + 1);
}

static const char *string_at(struct reader *r, const char *path) {
    const struct json *value = find(r, path);
    if (value == NULL || value->type != JSON_STRING || value->string[0] == '\0') {
        reject(r, path, "a text that is not empty");
        return "";
    }
    return value->string;
}

static int64_t integer_at(struct reader *r, const char *path, int64_t least, int64_t most) {
    const struct json *value = find(r, path);
    if (value == NULL || !value->is_integer || value->integer < least || value->integer > most) {
        char expected[96];
        snprintf(expected, sizeof expected, "a whole number from %" PRId64 " to %" PRId64, least, most);
        reject(r, path, expected);
        return least;
    }
    return value->integer;
}

static size_t count_members(const struct json *value) {
    size_t count = 0;
    for (const struct json *member = value != NULL ? value->first : NULL; member; member = member->next) {
        count++;
    }
    return count;
}

static char *copy(const char *string) {
    size_t size = strlen(string) + 1;
    return memcpy(allocate(size, 1), string, size);
}

static char *assignment(const char *name, const char *value) {
    size_t size = strlen(name) + strlen(value) + 2;
    char *both = allocate(size, 1);
    snprintf(both, size, "%s=%s", name, value);
    return both;
}

static void read_argv(struct reader *r, struct job *job) {
    const struct json *argv = find(r, "runner.argv");
    bool is_array = argv != NULL && argv->type == JSON_ARRAY && argv->first != NULL;
    size_t count = is_array ? count_members(argv) : 0;
    job->argv = allocate(count + 3, sizeof *job->argv);
    if (!is_array) {
        reject(r, "runner.argv", "a list with the program first");
        return;
    }
    char **next = job->argv;
    for (const struct json *word = argv->first; word != NULL; word = word->next) {
        if (word->type != JSON_STRING) {
            reject(r, "runner.argv", "texts only");
            return;
        }
        *next++ = copy(word->string);
    }
    if (strchr(job->argv[0], '/') == NULL) {
        reject(r, "runner.argv", "the program as a path, with a '/' in it: there is no search");
    }
    if (job->speaks_events) {
        *next++ = copy("--job");
        *next = copy(job->path);
    }
}

static void read_environment(struct reader *r, struct job *job) {
    static const char *const kept[] = {"PATH", "HOME", "TMPDIR"};
    enum { KEPT = sizeof kept / sizeof *kept };
    const struct json *added = find(r, "runner.env");
    if (added != NULL && added->type != JSON_OBJECT) {
        reject(r, "runner.env", "an object of texts");
        added = NULL;
    }
    job->environment = allocate(count_members(added) + KEPT + 2, sizeof *job->environment);
    char **next = job->environment;
    for (size_t i = 0; i < KEPT; i++) {
        const char *value = getenv(kept[i]);
        if (value != NULL && json_member(added, kept[i]) == NULL) {
            *next++ = assignment(kept[i], value);
        }
    }
    if (json_member(added, "LANG") == NULL) {
        *next++ = copy("LANG=C");
    }
    for (const struct json *pair = added != NULL ? added->first : NULL; pair != NULL; pair = pair->next) {
        if (pair->type != JSON_STRING || pair->key[0] == '\0' || strchr(pair->key, '=') != NULL) {
            reject(r, "runner.env", "an object of texts");
            return;
        }
        *next++ = assignment(pair->key, pair->string);
    }
}

static void read_all(struct reader *r, struct job *job) {
    const char *schema = string_at(r, "schema");
    if (strcmp(schema, SCHEMA) != 0) {
        reject(r, "schema", "\"" SCHEMA "\"");
    }
    job->id = copy(string_at(r, "id"));
    const char *speaks = string_at(r, "runner.speaks");
    job->speaks_events = strcmp(speaks, "events") == 0;
    if (!job->speaks_events && strcmp(speaks, "output") != 0) {
        reject(r, "runner.speaks", "\"events\" or \"output\"");
    }
    read_argv(r, job);
    read_environment(r, job);
    job->threads = find(r, "threads") != NULL ? integer_at(r, "threads", 1, 4096) : 0;
    job->deadline_ms = integer_at(r, "limits.deadline_ms", 1, INT64_C(604800000));
    job->process_hz = integer_at(r, "rates.process_hz", 1, 1000);
    job->memory_hz = integer_at(r, "rates.memory_hz", 0, 100);
}

bool job_read(struct job *job, const char *path, char *problem, size_t problem_size) {
    *job = (struct job){.path = realpath(path, NULL)};
    struct text text = {0};
    if (job->path == NULL || !text_read_file(&text, job->path, MAX_JOB_BYTES)) {
        snprintf(problem, problem_size, "cannot be read: %s", strerror(errno));
        text_free(&text);
        return false;
    }
    struct json_document document = json_parse(text.data, text.length);
    text_free(&text);
    if (document.root == NULL) {
        snprintf(problem, problem_size, "is not JSON: %s", document.error);
        return false;
    }
    struct reader reader = {.root = document.root, .problem = problem, .problem_size = problem_size};
    read_all(&reader, job);
    json_free(&document);
    return !reader.failed;
}

static void free_list(char **list) {
    for (char **at = list; at != NULL && *at != NULL; at++) {
        free(*at);
    }
    free(list);
}

void job_free(struct job *job) {
    free(job->path);
    free(job->id);
    free_list(job->argv);
    free_list(job->environment);
}
