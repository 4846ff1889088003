#include "probe/lease.h"

#include "common/clock.h"
#include "common/json.h"
#include "probe/files.h"
#include "probe/jobs/jobs_folder.h"
#include "probe/jobs/jobs_state.h"
#include "probe/version.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

enum { MAX_LEASE_BYTES = 4096, USUAL_SECONDS = 300, MOST_SECONDS = 86400 };

struct request {
    const char *id, *home, *of, *instead_of;
    int64_t seconds;
    bool gives_up;
};

static bool take_string(const struct json *from, const char *key, char *to, size_t size) {
    const struct json *value = json_member(from, key);
    return value != NULL && value->type == JSON_STRING &&
           (size_t)snprintf(to, size, "%s", value->string) < size;
}

bool lease_parse(struct lease *lease, const char *text, unsigned long length) {
    *lease = (struct lease){0};
    struct json_document document = json_parse(text, length);
    const struct json *until = json_member(document.root, "until_ns");
    bool good = take_string(document.root, "id", lease->id, sizeof lease->id) &&
                take_string(document.root, "of", lease->of, sizeof lease->of) &&
                take_string(document.root, "boot_id", lease->boot_id, sizeof lease->boot_id) &&
                until != NULL && until->is_integer && job_id_is_valid(lease->id);
    if (good) {
        lease->until_ns = until->integer;
    }
    json_free(&document);
    return good;
}

static bool lease_read(struct lease *lease, int home) {
    char text[MAX_LEASE_BYTES];
    int file = openat(home, "lease", O_RDONLY | O_CLOEXEC);
    if (file < 0) {
        return false;
    }
    size_t length = read_again(file, text, sizeof text);
    close(file);
    return lease_parse(lease, text, length);
}

static bool lease_write(const struct lease *lease, int home) {
    struct json_writer json = {0};
    json_open(&json, '{');
    json_string_member(&json, "id", lease->id);
    json_string_member(&json, "of", lease->of);
    json_string_member(&json, "boot_id", lease->boot_id);
    json_integer_member(&json, "until_ns", lease->until_ns);
    json_close(&json, '}');
    text_append(&json.text, "\n", 1);
    bool written = write_durable(home, "lease", json.text.data, json.text.length);
    text_free(&json.text);
    return written;
}

/** Writes the names of all jobs under `key`; the one that runs into `running`. */
static void write_jobs(const struct request *request, struct json_writer *json, char *running, size_t size) {
    char jobs[PATH_MAX];
    snprintf(jobs, sizeof jobs, "%s/jobs", request->home);
    json_key(json, "jobs");
    json_open(json, '[');
    DIR *folder = opendir(jobs);
    for (struct dirent *entry; folder != NULL && (entry = readdir(folder)) != NULL;) {
        struct job_folder job;
        if (!job_id_is_valid(entry->d_name) || !job_folder_open(&job, jobs, entry->d_name, false)) {
            continue;
        }
        struct job_status status = job_status_read(&job);
        json_string(json, entry->d_name);
        if (status.state == JOB_RUNNING) {
            snprintf(running, size, "%s", entry->d_name);
        }
        job_status_free(&status);
        job_folder_close(&job);
    }
    if (folder != NULL) {
        closedir(folder);
    }
    json_close(json, ']');
}

/** With the lock held. */
static int decide(const struct request *request, int home) {
    struct lease lease, mine = {0};
    char running[NAME_MAX + 1] = "";
    struct json_writer json = {0};
    int64_t now = monotonic_ns();
    read_once("/proc/sys/kernel/random/boot_id", mine.boot_id, sizeof mine.boot_id);
    mine.boot_id[strcspn(mine.boot_id, "\n")] = '\0';
    json_open(&json, '{');
    json_string_member(&json, "schema", "assay.lease/1");
    write_jobs(request, &json, running, sizeof running);
    bool written = lease_read(&lease, home), there = written && strcmp(lease.boot_id, mine.boot_id) == 0;
    bool of_this_id = written && strcmp(lease.id, request->id) == 0, own = there && of_this_id;
    bool stands = there && !own && strcmp(lease.id, request->instead_of) != 0 &&
                  (now < lease.until_ns || running[0] != '\0');
    bool good = true;
    if (stands) {
        json_string_member(&json, "state", "anothers");
        json_string_member(&json, "id", lease.id);
        json_string_member(&json, "of", lease.of);
        json_integer_member(&json, "left_s",
                            now < lease.until_ns ? (lease.until_ns - now) / NS_PER_S + 1 : 0);
        if (running[0] != '\0') {
            json_string_member(&json, "running", running);
        }
    } else if (request->gives_up) {
        good = !of_this_id || unlinkat(home, "lease", 0) == 0; /* also one of an earlier boot */
        json_string_member(&json, "state", "nobodys");
    } else {
        snprintf(mine.id, sizeof mine.id, "%s", request->id);
        snprintf(mine.of, sizeof mine.of, "%s", request->of);
        mine.until_ns = now + request->seconds * NS_PER_S;
        good = lease_write(&mine, home);
        json_string_member(&json, "state", "yours");
        json_boolean_member(&json, "renewed", own);
    }
    if (good) {
        json_close(&json, '}');
        text_append(&json.text, "\n", 1);
        fwrite(json.text.data, 1, json.text.length, stdout);
    } else {
        fprintf(stderr, "probe: lease: cannot write %s/lease: %s\n", request->home, strerror(errno));
    }
    text_free(&json.text);
    return good ? EXIT_COMPLETE : EXIT_FAILED;
}

static bool read_request(struct request *request, int count, char **words) {
    *request = (struct request){.of = "", .instead_of = "", .seconds = USUAL_SECONDS};
    for (int i = 0; i < count; i++) {
        const char **text = NULL;
        if (strcmp(words[i], "--give-up") == 0) {
            request->gives_up = true;
        } else if (strcmp(words[i], "--home") == 0) {
            text = &request->home;
        } else if (strcmp(words[i], "--of") == 0) {
            text = &request->of;
        } else if (strcmp(words[i], "--instead-of") == 0) {
            text = &request->instead_of;
        } else if (strcmp(words[i], "--seconds") == 0 && i + 1 < count) {
            char *end;
            request->seconds = strtoll(words[++i], &end, 10);
            if (*end != '\0' || request->seconds < 1 || request->seconds > MOST_SECONDS) {
                return false;
            }
        } else if (request->id == NULL && words[i][0] != '-') {
            request->id = words[i];
        } else {
            return false;
        }
        if (text != NULL && ++i == count) {
            return false;
        }
        if (text != NULL) {
            *text = words[i];
        }
    }
    return request->id != NULL && job_id_is_valid(request->id) && request->home != NULL;
}

int lease_command(int count, char **words) {
    struct request request;
    if (!read_request(&request, count, words)) {
        fprintf(stderr,
                "probe: lease: expected ID --home DIR [--of TEXT] [--seconds 1..%d] [--instead-of ID] or ID "
                "--home DIR "
                "--give-up\n",
                MOST_SECONDS);
        return EXIT_USAGE;
    }
    /* The folder itself is locked: nothing is left behind. */
    int home = open(request.home, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    while (home >= 0 && flock(home, LOCK_EX) != 0 && errno == EINTR) {
    }
    int code = EXIT_FAILED;
    if (home < 0) {
        fprintf(stderr, "probe: lease: cannot open %s: %s\n", request.home, strerror(errno));
    } else {
        code = decide(&request, home);
    }
    if (home >= 0) {
        close(home);
    }
    return code;
}
