#include "json.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_DEPTH = 64 };

struct parser {
    const char *start, *at, *end;
    const char *problem;
};

static struct json *parse_value(struct parser *p, int depth);

static void *fail(struct parser *p, const char *problem) {
    if (p->problem == NULL) {
        p->problem = problem;
    }
    return NULL;
}

static void free_value(struct json *value) {
    while (value != NULL) {
        struct json *next = value->next;
        free_value(value->first);
        free((char *)(uintptr_t)value->string);
        free((char *)(uintptr_t)value->key);
        free(value);
        value = next;
    }
}

static void skip_space(struct parser *p) {
    while (p->at < p->end && strchr(" \t\r\n", *p->at) != NULL && *p->at != '\0') {
        p->at++;
    }
}

static bool take(struct parser *p, const char *word) {
    size_t length = strlen(word);
    if ((size_t)(p->end - p->at) < length || memcmp(p->at, word, length) != 0) {
        return false;
    }
    p->at += length;
    return true;
}

/** Four hexadecimal digits; -1 when they are none. */
static long take_hex4(struct parser *p) {
    long value = 0;
    for (int i = 0; i < 4; i++) {
        const char *digits = "0123456789abcdef0123456789ABCDEF";
        const char *found = p->at < p->end && *p->at != '\0' ? strchr(digits, *p->at) : NULL;
        if (found == NULL) {
            return -1;
        }
        value = value * 16 + (found - digits) % 16;
        p->at++;
    }
    return value;
}

static void append_utf8(struct text *out, long code) {
    char bytes[4];
    size_t n;
    if (code < 0x80) {
        bytes[0] = (char)code, n = 1;
    } else if (code < 0x800) {
        bytes[0] = (char)(0xC0 | code >> 6), bytes[1] = (char)(0x80 | (code & 0x3F)), n = 2;
    } else if (code < 0x10000) {
        bytes[0] = (char)(0xE0 | code >> 12), bytes[1] = (char)(0x80 | (code >> 6 & 0x3F));
        bytes[2] = (char)(0x80 | (code & 0x3F)), n = 3;
    } else {
        bytes[0] = (char)(0xF0 | code >> 18), bytes[1] = (char)(0x80 | (code >> 12 & 0x3F));
        bytes[2] = (char)(0x80 | (code >> 6 & 0x3F)), bytes[3] = (char)(0x80 | (code & 0x3F)), n = 4;
    }
    text_append(out, bytes, n);
}

/** What follows `\u`, with the second half of a surrogate pair; 0 is refused, as the strings end with it. */
static bool take_unicode_escape(struct parser *p, struct text *out) {
    long code = take_hex4(p);
    if (code >= 0xD800 && code < 0xDC00 && take(p, "\\u")) {
        long low = take_hex4(p);
        code = low >= 0xDC00 && low < 0xE000 ? 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00) : -1;
    }
    if (code <= 0 || (code >= 0xD800 && code < 0xE000)) {
        return false;
    }
    append_utf8(out, code);
    return true;
}

static bool take_escape(struct parser *p, struct text *out) {
    static const char names[] = "\"\\/bfnrt", values[] = "\"\\/\b\f\n\r\t";
    if (take(p, "u")) {
        return take_unicode_escape(p, out);
    }
    const char *name = p->at < p->end && *p->at != '\0' ? strchr(names, *p->at) : NULL;
    if (name == NULL) {
        return false;
    }
    p->at++;
    text_append(out, values + (name - names), 1);
    return true;
}

/** A string whose opening quote is next; NULL on failure. The caller frees it. */
static char *parse_string(struct parser *p) {
    struct text out = {0};
    if (!take(p, "\"")) {
        return fail(p, "expected a string");
    }
    while (p->at < p->end && *p->at != '"') {
        if ((unsigned char)*p->at < 0x20) {
            fail(p, "control character in a string");
        } else if (*p->at != '\\') {
            text_append(&out, p->at++, 1);
        } else if (p->at++, !take_escape(p, &out)) {
            fail(p, "bad escape in a string");
        }
        if (p->problem != NULL) {
            break;
        }
    }
    if (p->problem == NULL && !take(p, "\"")) {
        fail(p, "unfinished string");
    }
    if (p->problem != NULL) {
        text_free(&out);
        return NULL;
    }
    text_append(&out, "", 1);
    return out.data;
}

static size_t count_digits(const char *at) {
    return strspn(at, "0123456789");
}

static void parse_number(struct parser *p, struct json *value) {
    char digits[64];
    size_t length = strspn(p->at, "+-0123456789.eE");
    if (length > (size_t)(p->end - p->at)) {
        length = (size_t)(p->end - p->at);
    }
    if (length >= sizeof digits) {
        fail(p, "number too long");
        return;
    }
    memcpy(digits, p->at, length);
    digits[length] = '\0';
    const char *at = digits + (digits[0] == '-');
    size_t whole = count_digits(at);
    bool good = whole > 0 && (whole == 1 || at[0] != '0');
    at += whole;
    bool is_integer = *at == '\0';
    if (*at == '.') {
        size_t fraction = count_digits(at + 1);
        good = good && fraction > 0;
        at += 1 + fraction;
    }
    if (*at == 'e' || *at == 'E') {
        at += 1 + (at[1] == '+' || at[1] == '-');
        size_t exponent = count_digits(at);
        good = good && exponent > 0;
        at += exponent;
    }
    value->type = JSON_NUMBER;
    value->number = strtod(digits, NULL);
    if (!good || *at != '\0' || !isfinite(value->number)) {
        fail(p, "not a number");
        return;
    }
    errno = 0;
    long long integer = strtoll(digits, NULL, 10);
    value->is_integer = is_integer && errno == 0;
    value->integer = value->is_integer ? integer : 0;
    p->at += length;
}

static void parse_members(struct parser *p, struct json *value, int depth) {
    bool object = value->type == JSON_OBJECT;
    const char *closing = object ? "}" : "]";
    struct json **tail = &value->first;
    skip_space(p);
    if (take(p, closing)) {
        return;
    }
    do {
        char *key = NULL;
        skip_space(p);
        if (object) {
            key = parse_string(p);
            skip_space(p);
            if (key != NULL && !take(p, ":")) {
                fail(p, "expected ':'");
            }
        }
        struct json *member = p->problem == NULL ? parse_value(p, depth + 1) : NULL;
        if (member == NULL) {
            free(key);
            return;
        }
        member->key = key;
        *tail = member;
        tail = &member->next;
        skip_space(p);
    } while (take(p, ","));
    if (!take(p, closing)) {
        fail(p, object ? "expected ',' or '}'" : "expected ',' or ']'");
    }
}

static struct json *parse_value(struct parser *p, int depth) {
    if (depth > MAX_DEPTH) {
        return fail(p, "nested too deep");
    }
    struct json *value = allocate(1, sizeof *value);
    skip_space(p);
    if (p->at == p->end) {
        fail(p, "the document ends where a value belongs");
    } else if (*p->at == '"') {
        value->type = JSON_STRING;
        value->string = parse_string(p);
    } else if (*p->at == '{' || *p->at == '[') {
        value->type = *p->at++ == '{' ? JSON_OBJECT : JSON_ARRAY;
        parse_members(p, value, depth);
    } else if (take(p, "true") || take(p, "false")) {
        value->type = JSON_BOOLEAN;
        value->boolean = p->at[-2] == 'u';
    } else if (take(p, "null")) {
        value->type = JSON_NULL;
    } else {
        parse_number(p, value);
    }
    if (p->problem != NULL) {
        free_value(value);
        return NULL;
    }
    return value;
}

struct json_document json_parse(const char *text, size_t length) {
    /* A copy with a zero byte behind it, so that strspn stops. */
    struct text copy = {0};
    text_append(&copy, text, length);
    text_append(&copy, "", 1);
    struct parser p = {.start = copy.data, .at = copy.data, .end = copy.data + length};
    struct json_document document = {.root = parse_value(&p, 0)};
    skip_space(&p);
    if (document.root != NULL && p.at != p.end) {
        fail(&p, "something follows the document");
        json_free(&document);
    }
    if (document.root == NULL) {
        snprintf(document.error, sizeof document.error, "%s at byte %td", p.problem, p.at - p.start);
    }
    text_free(&copy);
    return document;
}

void json_free(struct json_document *document) {
    free_value(document->root);
    document->root = NULL;
}

const struct json *json_member(const struct json *value, const char *key) {
    if (value == NULL || value->type != JSON_OBJECT) {
        return NULL;
    }
    for (const struct json *member = value->first; member != NULL; member = member->next) {
        if (strcmp(member->key, key) == 0) {
            return member;
        }
    }
    return NULL;
}
