#include "probe/facts/facts.h"
#include "probe/files.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

bool has_prefix(const char *text, const char *prefix) {
    return strncmp(text, prefix, strlen(prefix)) == 0;
}

bool has_suffix(const char *text, const char *suffix) {
    size_t length = strlen(text), end = strlen(suffix);
    return length >= end && strcmp(text + length - end, suffix) == 0;
}

bool facts_join(char path[FACTS_PATH], const char *dir, const char *name) {
    return snprintf(path, FACTS_PATH, "%s/%s", dir, name) < FACTS_PATH;
}

/** Where `dir` really is. */
static bool moved(const struct facts *facts, const char *dir, char path[FACTS_PATH]) {
    return snprintf(path, FACTS_PATH, "%s%s", facts->root, dir) < FACTS_PATH;
}

void facts_text(const struct facts *facts, const char *dir, const char *file, char *text, size_t size) {
    char under[FACTS_PATH], path[FACTS_PATH];
    text[0] = '\0';
    if (moved(facts, dir, under) && facts_join(path, under, file)) {
        for (size_t length = read_once(path, text, size);
             length > 0 && (unsigned char)text[length - 1] <= ' ';) {
            text[--length] = '\0';
        }
    }
}

bool facts_number(const struct facts *facts, const char *dir, const char *file, int64_t *number) {
    char text[32], *end;
    facts_text(facts, dir, file, text, sizeof text);
    errno = 0;
    *number = strtoll(text, &end, 10);
    return end != text && *end == '\0' && errno == 0;
}

bool facts_is_new(struct facts *facts, const char *dir) {
    char path[FACTS_PATH];
    struct stat status;
    if (!moved(facts, dir, path) || stat(path, &status) != 0 || !S_ISDIR(status.st_mode)) {
        return false;
    }
    for (size_t i = 0; i < facts->devices; i++) {
        if (facts->listed[i].inode == status.st_ino && facts->listed[i].device == status.st_dev) {
            return false;
        }
    }
    if (facts->devices == FACTS_DEVICES) {
        facts->left_out++;
        return false;
    }
    facts->listed[facts->devices].inode = status.st_ino;
    facts->listed[facts->devices++].device = status.st_dev;
    return true;
}

static int visible(const struct dirent *entry) {
    return entry->d_name[0] != '.';
}

void facts_each(struct facts *facts, const char *dir, facts_entry *each, void *context) {
    char path[FACTS_PATH];
    struct dirent **names = NULL;
    int count = moved(facts, dir, path) ? scandir(path, &names, visible, versionsort) : 0;
    for (int i = 0; i < count; i++) {
        each(facts, dir, names[i]->d_name, context);
        free(names[i]);
    }
    free(names);
}
