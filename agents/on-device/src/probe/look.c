#include "probe/look.h"

#include "common/json.h"
#include "probe/files.h"
#include "probe/version.h"

#include <dirent.h>
#include <fnmatch.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { TEXT_BYTES = 1 << 16 };

struct look {
    struct json_writer json;
    struct text seen; /**< the paths that were told, each between line ends */
    bool reads;
    char text[TEXT_BYTES];
};

/** A path that two patterns fit is told once, as the first of them wants it. */
static bool is_new(struct look *look, const char *path) {
    char line[PATH_MAX + 2];
    snprintf(line, sizeof line, "\n%s\n", path);
    if (look->seen.length > 0 && strstr(look->seen.data, line) != NULL) {
        return false;
    }
    text_append_string(&look->seen, line);
    return true;
}

static void tell(struct look *look, const char *path) {
    if (!is_new(look, path)) {
        return;
    }
    json_key(&look->json, path);
    if (look->reads && read_once(path, look->text, sizeof look->text) > 0) {
        json_string(&look->json, look->text);
    } else {
        json_null(&look->json);
    }
}

static void follow(struct look *look, const char *done, const char *pattern);

/** Goes on with one name of the folder `done`. */
static void enter(struct look *look, const char *done, const char *name, const char *rest) {
    char path[PATH_MAX];
    if ((size_t)snprintf(path, sizeof path, "%s/%s", done, name) < sizeof path && access(path, F_OK) == 0) {
        if (*rest == '\0') {
            tell(look, path);
        } else {
            follow(look, path, rest);
        }
    }
}

static void match(struct look *look, const char *done, const char *part, const char *rest) {
    struct dirent **entries = NULL;
    int count = scandir(*done == '\0' ? "/" : done, &entries, NULL, alphasort);
    for (int i = 0; i < count; i++) {
        if (fnmatch(part, entries[i]->d_name, FNM_PERIOD) == 0) {
            enter(look, done, entries[i]->d_name, rest);
        }
        free(entries[i]);
    }
    free(entries);
}

/** `pattern` begins with a slash. */
static void follow(struct look *look, const char *done, const char *pattern) {
    char part[NAME_MAX + 1];
    size_t length = strcspn(pattern + 1, "/");
    if (length > NAME_MAX) {
        return;
    }
    memcpy(part, pattern + 1, length);
    part[length] = '\0';
    if (strpbrk(part, "*?[") != NULL) {
        match(look, done, part, pattern + 1 + length);
    } else {
        enter(look, done, part, pattern + 1 + length);
    }
}

int look_at_files(char **words) {
    struct look *look = calloc(1, sizeof *look);
    if (look == NULL) {
        return EXIT_FAILED;
    }
    look->reads = true;
    json_open(&look->json, '{');
    json_string_member(&look->json, "schema", "assay.look/1");
    json_key(&look->json, "files");
    json_open(&look->json, '{');
    int code = EXIT_COMPLETE;
    for (; *words != NULL; words++) {
        if (strcmp(*words, "--names") == 0) {
            look->reads = false;
        } else if (**words == '/') {
            follow(look, "", *words);
        } else {
            fprintf(stderr, "probe: look: '%s' is no absolute path\n", *words);
            code = EXIT_USAGE;
        }
    }
    json_close(&look->json, '}');
    json_close(&look->json, '}');
    text_append(&look->json.text, "\n", 1);
    if (code == EXIT_COMPLETE) {
        fwrite(look->json.text.data, 1, look->json.text.length, stdout);
    }
    text_free(&look->json.text);
    text_free(&look->seen);
    free(look);
    return code;
}
