#ifndef ASSAY_PROBE_KEYS_H
#define ASSAY_PROBE_KEYS_H

#include "common/json.h"

/** The keys of a job being read. Of the problems the first is told. */
struct keys {
    char *problem;
    size_t problem_size;
    bool failed;
};

/** An object in the document and where it stands: "" for the root, else such as "sampling[2].". */
struct place {
    const struct json *object;
    char path[64];
};

/** Notes what was expected of a key. */
void keys_reject(struct keys *keys, const struct place *at, const char *key, const char *expected);

/** The object at a key, which may be absent: then `object` is NULL, as is every member of it. */
struct place keys_object(struct keys *keys, const struct place *at, const char *key);

/** A text that is not empty; "" when there is none. */
const char *keys_text(struct keys *keys, const struct place *at, const char *key);

/** A copy of the text at a key that may be absent; NULL then. */
char *keys_optional_text(struct keys *keys, const struct place *at, const char *key);

/** A whole number; `least` when there is none. */
int64_t keys_integer(struct keys *keys, const struct place *at, const char *key, int64_t least, int64_t most);

/** A whole number at a key that may be absent; `absent` then. */
int64_t keys_optional_integer(struct keys *keys, const struct place *at, const char *key, int64_t least,
                              int64_t most, int64_t absent);

/** A number at a key that may be absent; `absent` then. */
double keys_optional_number(struct keys *keys, const struct place *at, const char *key, double absent);

/** A NULL-terminated copy of a list of texts that is not empty, with room for `spare` texts more. NULL when
 * it is none. Its first names a program by a path with a '/' in it. */
char **keys_command(struct keys *keys, const struct place *at, const char *key, size_t spare);

size_t keys_count(const struct json *value);
char *keys_copy(const char *string);
void keys_free_list(char **list);

#endif
