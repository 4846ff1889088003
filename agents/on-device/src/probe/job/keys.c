#include "probe/job/keys.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void keys_reject(struct keys *keys, const struct place *at, const char *key, const char *expected) {
    if (!keys->failed) {
        snprintf(keys->problem, keys->problem_size, "%s%s: expected %s", at->path, key, expected);
        keys->failed = true;
    }
}

struct place keys_object(struct keys *keys, const struct place *at, const char *key) {
    struct place place = {.object = json_member(at->object, key)};
    snprintf(place.path, sizeof place.path, "%.40s%.20s.", at->path, key);
    if (place.object != NULL && place.object->type != JSON_OBJECT) {
        keys_reject(keys, at, key, "an object");
        place.object = NULL;
    }
    return place;
}

const char *keys_text(struct keys *keys, const struct place *at, const char *key) {
    const struct json *value = json_member(at->object, key);
    if (value == NULL || value->type != JSON_STRING || value->string[0] == '\0') {
        keys_reject(keys, at, key, "a text that is not empty");
        return "";
    }
    return value->string;
}

char *keys_optional_text(struct keys *keys, const struct place *at, const char *key) {
    return json_member(at->object, key) != NULL ? keys_copy(keys_text(keys, at, key)) : NULL;
}

int64_t keys_integer(struct keys *keys, const struct place *at, const char *key, int64_t least,
                     int64_t most) {
    const struct json *value = json_member(at->object, key);
    if (value == NULL || !value->is_integer || value->integer < least || value->integer > most) {
        char expected[96];
        snprintf(expected, sizeof expected, "a whole number from %" PRId64 " to %" PRId64, least, most);
        keys_reject(keys, at, key, expected);
        return least;
    }
    return value->integer;
}

int64_t keys_optional_integer(struct keys *keys, const struct place *at, const char *key, int64_t least,
                              int64_t most, int64_t absent) {
    return json_member(at->object, key) != NULL ? keys_integer(keys, at, key, least, most) : absent;
}

double keys_optional_number(struct keys *keys, const struct place *at, const char *key, double absent) {
    const struct json *value = json_member(at->object, key);
    if (value != NULL && value->type != JSON_NUMBER) {
        keys_reject(keys, at, key, "a number");
    }
    return value != NULL && value->type == JSON_NUMBER ? value->number : absent;
}

char **keys_command(struct keys *keys, const struct place *at, const char *key, size_t spare) {
    const struct json *list = json_member(at->object, key);
    if (list == NULL || list->type != JSON_ARRAY || list->first == NULL) {
        keys_reject(keys, at, key, "a list with the program first");
        return NULL;
    }
    char **words = allocate(keys_count(list) + spare + 1, sizeof *words), **next = words;
    for (const struct json *word = list->first; word != NULL; word = word->next) {
        if (word->type != JSON_STRING) {
            keys_reject(keys, at, key, "texts only");
            keys_free_list(words);
            return NULL;
        }
        *next++ = keys_copy(word->string);
    }
    if (strchr(words[0], '/') == NULL) {
        keys_reject(keys, at, key, "the program as a path, with a '/' in it: there is no search");
    }
    return words;
}

size_t keys_count(const struct json *value) {
    size_t count = 0;
    for (const struct json *member = value != NULL ? value->first : NULL; member; member = member->next) {
        count++;
    }
    return count;
}

char *keys_copy(const char *string) {
    size_t size = strlen(string) + 1;
    return memcpy(allocate(size, 1), string, size);
}

void keys_free_list(char **list) {
    for (char **at = list; at != NULL && *at != NULL; at++) {
        free(*at);
    }
    free(list);
}
