#include "probe/store.h"

#include "common/json.h"
#include "common/text.h"
#include "probe/version.h"

#include <dirent.h>
#include <errno.h>
#include <ftw.h>
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>

enum { OPEN_FOLDERS = 8, BLOCK_BYTES = 512, MOST_JOB_BYTES = 1 << 20 };

/** What a walk through one entry adds up: nftw has no way to hand it over. */
static struct sums {
    int64_t bytes;
    int64_t largest_bytes;
    char largest[NAME_MAX + 1];
    int64_t used_ns;
} sums;

static int add(const char *path, const struct stat *status, int type, struct FTW *where) {
    int64_t changed_ns = (int64_t)status->st_mtim.tv_sec * 1000000000 + status->st_mtim.tv_nsec;
    if (changed_ns > sums.used_ns) {
        sums.used_ns = changed_ns;
    }
    sums.bytes += (int64_t)status->st_blocks * BLOCK_BYTES;
    if (type == FTW_F && (sums.largest[0] == '\0' || status->st_size > sums.largest_bytes)) {
        sums.largest_bytes = status->st_size;
        snprintf(sums.largest, sizeof sums.largest, "%s", path + where->base);
    }
    return 0;
}

/** The documents of all jobs that are there, one behind the other: what they name is in use. */
static void read_jobs(const char *home, struct text *jobs) {
    char path[PATH_MAX];
    snprintf(path, sizeof path, "%s/jobs", home);
    DIR *folder = opendir(path);
    for (struct dirent *job; folder != NULL && (job = readdir(folder)) != NULL;) {
        char document[PATH_MAX];
        struct text text = {0};
        if (job->d_name[0] != '.' &&
            (size_t)snprintf(document, sizeof document, "%s/jobs/%s/bundle/job.json", home, job->d_name) <
                sizeof document &&
            text_read_file(&text, document, MOST_JOB_BYTES)) {
            text_append(jobs, text.data, text.length);
        }
        text_free(&text);
    }
    if (folder != NULL) {
        closedir(folder);
    }
}

static bool names(const struct text *jobs, const char *entry) {
    return jobs->length > 0 && memmem(jobs->data, jobs->length, entry, strlen(entry)) != NULL;
}

static void tell(struct json_writer *json, const char *room, const char *name, const struct text *jobs) {
    json_open(json, '{');
    json_string_member(json, "in", room);
    json_string_member(json, "name", name);
    json_string_member(json, "holds", sums.largest);
    json_integer_member(json, "bytes", sums.bytes);
    json_integer_member(json, "used_ns", sums.used_ns);
    json_boolean_member(json, "in_use", names(jobs, name));
    json_close(json, '}');
}

static void tell_room(struct json_writer *json, const char *home, const char *room, const struct text *jobs) {
    char path[PATH_MAX];
    snprintf(path, sizeof path, "%s/%s", home, room);
    struct dirent **entries = NULL;
    int count = scandir(path, &entries, NULL, alphasort);
    for (int i = 0; i < count; i++) {
        char entry[PATH_MAX];
        struct stat status;
        if (entries[i]->d_name[0] != '.' &&
            (size_t)snprintf(entry, sizeof entry, "%s/%s", path, entries[i]->d_name) < sizeof entry &&
            lstat(entry, &status) == 0 && S_ISDIR(status.st_mode)) {
            sums = (struct sums){0};
            nftw(entry, add, OPEN_FOLDERS, FTW_PHYS);
            tell(json, room, entries[i]->d_name, jobs);
        }
        free(entries[i]);
    }
    free(entries);
}

int print_store(const char *home) {
    struct statvfs medium;
    if (statvfs(home, &medium) != 0) {
        fprintf(stderr, "probe: store: %s: %s\n", home, strerror(errno));
        return EXIT_FAILED;
    }
    struct text jobs = {0};
    struct json_writer json = {0};
    read_jobs(home, &jobs);
    json_open(&json, '{');
    json_string_member(&json, "schema", "assay.store/1");
    json_integer_member(&json, "free_bytes", (int64_t)medium.f_bavail * (int64_t)medium.f_frsize);
    json_key(&json, "entries");
    json_open(&json, '[');
    tell_room(&json, home, "store", &jobs);
    tell_room(&json, home, "partial", &jobs);
    json_close(&json, ']');
    json_close(&json, '}');
    text_append(&json.text, "\n", 1);
    fwrite(json.text.data, 1, json.text.length, stdout);
    text_free(&json.text);
    text_free(&jobs);
    return EXIT_COMPLETE;
}
