#include "probe/jobs/jobs_manifest.h"

#include "probe/hash.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static bool write_file(const struct job_folder *folder, const char *name, struct json_writer *json) {
    char relative[NAME_MAX + 8], path[PATH_MAX], hex[SHA256_HEX_SIZE];
    struct stat status;
    int64_t bytes;
    snprintf(relative, sizeof relative, "bundle/%s", name);
    job_folder_file(folder, relative, path);
    if (lstat(path, &status) == 0 && !S_ISREG(status.st_mode)) {
        return true;
    }
    if (!hash_file(path, hex, &bytes)) {
        fprintf(stderr, "probe: %s: %s\n", path, strerror(errno));
        return false;
    }
    json_key(json, name);
    json_open(json, '{');
    json_integer_member(json, "bytes", bytes);
    json_string_member(json, "sha256", hex);
    json_close(json, '}');
    return true;
}

bool manifest_write(const struct job_folder *folder, struct json_writer *json) {
    char path[PATH_MAX];
    struct dirent **entries;
    job_folder_file(folder, "bundle", path);
    int count = scandir(path, &entries, NULL, alphasort);
    if (count < 0) {
        fprintf(stderr, "probe: %s: %s\n", path, strerror(errno));
        return false;
    }
    bool good = true;
    json_key(json, "files");
    json_open(json, '{');
    for (int i = 0; i < count; i++) {
        good = write_file(folder, entries[i]->d_name, json) && good;
        free(entries[i]);
    }
    json_close(json, '}');
    free(entries);
    return good;
}
