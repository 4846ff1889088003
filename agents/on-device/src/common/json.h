#ifndef ASSAY_JSON_H
#define ASSAY_JSON_H

#include "text.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum json_type { JSON_NULL, JSON_BOOLEAN, JSON_NUMBER, JSON_STRING, JSON_ARRAY, JSON_OBJECT };

/** A value of a parsed document; lives as long as the document. */
struct json {
    enum json_type type;
    bool boolean;
    double number;
    bool is_integer; /**< the number is whole and `integer` holds it exactly */
    int64_t integer;
    const char *string; /**< UTF-8, zero-terminated; U+0000 inside a string is refused by the parser */
    const char *key;    /**< of a member of an object, else NULL */
    struct json *first; /**< of an array or object */
    struct json *next;
};

struct json_document {
    struct json *root;
    char error[120]; /**< why there is no root: what and at which byte */
};

/** Parses RFC 8259 JSON of `length` bytes, nested at most 64 deep. On failure `root` is NULL and `error` says
 * why. */
struct json_document json_parse(const char *text, size_t length);
void json_free(struct json_document *document);

/** The member `key` of an object; NULL when absent, or when `value` is no object or NULL. */
const struct json *json_member(const struct json *value, const char *key);

/** Writes JSON piece by piece; commas come by themselves. A member of an object is a json_key followed by a
 * value. */
struct json_writer {
    struct text text;
    bool comma;
};

void json_open(struct json_writer *writer, char bracket);
void json_close(struct json_writer *writer, char bracket);
void json_key(struct json_writer *writer, const char *key);
void json_string(struct json_writer *writer, const char *value);
void json_boolean(struct json_writer *writer, bool value);
void json_integer(struct json_writer *writer, int64_t value);

/** `value` must be finite. */
void json_number(struct json_writer *writer, double value);
void json_null(struct json_writer *writer);

/** A member of an object in one go: its key, then its value. */
void json_string_member(struct json_writer *writer, const char *key, const char *value);
void json_integer_member(struct json_writer *writer, const char *key, int64_t value);
void json_number_member(struct json_writer *writer, const char *key, double value);
void json_boolean_member(struct json_writer *writer, const char *key, bool value);

/** Writes a parsed value anew. */
void json_copy(struct json_writer *writer, const struct json *value);

#endif
