#include "json.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static void before_value(struct json_writer *writer) {
    if (writer->comma) {
        text_append(&writer->text, ",", 1);
    }
    writer->comma = true;
}

/** Bytes of the UTF-8 character (RFC 3629) that begins here; 0 when none does. */
static size_t utf8_length(const unsigned char *at) {
    size_t length = at[0] < 0x80                    ? 1
                    : at[0] >= 0xC2 && at[0] < 0xE0 ? 2
                    : at[0] >= 0xE0 && at[0] < 0xF0 ? 3
                    : at[0] >= 0xF0 && at[0] < 0xF5 ? 4
                                                    : 0;
    for (size_t i = 1; i < length; i++) {
        if ((at[i] & 0xC0) != 0x80) { /* also where the string ends */
            return 0;
        }
    }
    bool overlong = (at[0] == 0xE0 && at[1] < 0xA0) || (at[0] == 0xF0 && at[1] < 0x90);
    bool surrogate_or_beyond = (at[0] == 0xED && at[1] > 0x9F) || (at[0] == 0xF4 && at[1] > 0x8F);
    return overlong || surrogate_or_beyond ? 0 : length;
}

/** Messages of libraries may hold anything: what is no UTF-8 becomes a question mark. */
static void quoted(struct text *text, const char *value) {
    text_append(text, "\"", 1);
    for (const char *at = value; *at != '\0';) {
        unsigned char c = (unsigned char)*at;
        size_t length = utf8_length((const unsigned char *)at);
        if (length == 0) {
            text_append(text, "?", 1);
            length = 1;
        } else if (c < 0x20) {
            char escape[8];
            snprintf(escape, sizeof escape, "\\u%04x", c);
            text_append_string(text, escape);
        } else {
            text_append(text, "\\", c == '"' || c == '\\' ? 1 : 0);
            text_append(text, at, length);
        }
        at += length;
    }
    text_append(text, "\"", 1);
}

void json_open(struct json_writer *writer, char bracket) {
    before_value(writer);
    text_append(&writer->text, &bracket, 1);
    writer->comma = false;
}

void json_close(struct json_writer *writer, char bracket) {
    text_append(&writer->text, &bracket, 1);
    writer->comma = true;
}

void json_key(struct json_writer *writer, const char *key) {
    before_value(writer);
    quoted(&writer->text, key);
    text_append(&writer->text, ":", 1);
    writer->comma = false;
}

void json_string(struct json_writer *writer, const char *value) {
    before_value(writer);
    quoted(&writer->text, value);
}

static void literal(struct json_writer *writer, const char *value) {
    before_value(writer);
    text_append_string(&writer->text, value);
}

void json_boolean(struct json_writer *writer, bool value) {
    literal(writer, value ? "true" : "false");
}

void json_integer(struct json_writer *writer, int64_t value) {
    char digits[24];
    snprintf(digits, sizeof digits, "%" PRId64, value);
    literal(writer, digits);
}

void json_number(struct json_writer *writer, double value) {
    char digits[32];
    snprintf(digits, sizeof digits, "%.15g", value);
    if (!isfinite(strtod(digits, NULL))) { /* rounded up beyond what a double holds */
        snprintf(digits, sizeof digits, "%.17g", value);
    }
    literal(writer, digits);
}

void json_null(struct json_writer *writer) {
    literal(writer, "null");
}

void json_copy(struct json_writer *writer, const struct json *value) {
    switch (value->type) {
    case JSON_NULL:
        json_null(writer);
        break;
    case JSON_BOOLEAN:
        literal(writer, value->boolean ? "true" : "false");
        break;
    case JSON_NUMBER:
        if (value->is_integer) {
            json_integer(writer, value->integer);
        } else {
            json_number(writer, value->number);
        }
        break;
    case JSON_STRING:
        json_string(writer, value->string);
        break;
    case JSON_ARRAY:
    case JSON_OBJECT:
        json_open(writer, value->type == JSON_OBJECT ? '{' : '[');
        for (const struct json *member = value->first; member != NULL; member = member->next) {
            if (member->key != NULL) {
                json_key(writer, member->key);
            }
            json_copy(writer, member);
        }
        json_close(writer, value->type == JSON_OBJECT ? '}' : ']');
        break;
    }
}

void json_string_member(struct json_writer *writer, const char *key, const char *value) {
    json_key(writer, key);
    json_string(writer, value);
}

void json_integer_member(struct json_writer *writer, const char *key, int64_t value) {
    json_key(writer, key);
    json_integer(writer, value);
}

void json_number_member(struct json_writer *writer, const char *key, double value) {
    json_key(writer, key);
    json_number(writer, value);
}

void json_boolean_member(struct json_writer *writer, const char *key, bool value) {
    json_key(writer, key);
    json_boolean(writer, value);
}
