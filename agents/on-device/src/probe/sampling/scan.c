#include "probe/sampling/scan.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static const char blanks[] = " \t\r\n";

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

static bool continues(char c) {
    return is_digit(c) || c == '.' || c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static const char *skip_digits(const char *at) {
    while (is_digit(*at)) {
        at++;
    }
    return at;
}

/** Behind the number that begins at `at`, whatever follows; NULL when none does. */
static const char *end_of_digits(const char *at) {
    at += *at == '-' || *at == '+';
    const char *end = skip_digits(at);
    if (*end == '.') {
        const char *fraction = skip_digits(end + 1);
        end = end == at && fraction == end + 1 ? at : fraction;
    }
    if (end == at) {
        return NULL;
    }
    if (*end == 'e' || *end == 'E') {
        const char *exponent = end + 1 + (end[1] == '-' || end[1] == '+');
        end = is_digit(*exponent) ? skip_digits(exponent) : end;
    }
    return end;
}

/** Where the number that begins at `at` ends; NULL when none does. */
static const char *end_of_number(const char *at) {
    const char *end = end_of_digits(at);
    return end == NULL || continues(*end) ? NULL : end;
}

bool scan_number(const char *text, double *number) {
    enum { EXACT_DIGITS = 15 };
    text += strspn(text, blanks);
    const char *end = end_of_number(text);
    if (end == NULL) {
        return false;
    }
    const char *digits = text + (*text == '-' || *text == '+');
    double value;
    if (skip_digits(digits) == end &&
        end - digits <= EXACT_DIGITS) { /* nearly always, and ten times as fast */
        int64_t whole = 0;
        while (digits < end) {
            whole = 10 * whole + (*digits++ - '0');
        }
        value = (double)(*text == '-' ? -whole : whole);
    } else {
        value = strtod(text, NULL);
    }
    if (!isfinite(value)) {
        return false;
    }
    *number = value;
    return true;
}

bool scan_field(const char *text, const char *after, size_t words, double *number) {
    if (after != NULL) {
        text = strstr(text, after);
        if (text == NULL) {
            return false;
        }
        text += strlen(after);
    }
    for (; words > 0; words--) {
        text += strspn(text, blanks);
        text += strcspn(text, blanks);
    }
    return scan_number(text, number);
}

bool scan_column(const char *line, size_t column, double *number) {
    for (; column > 0; column--) {
        line = strchr(line, ',');
        if (line == NULL) {
            return false;
        }
        line++;
    }
    return scan_number(line, number);
}

/** Whether a number stands at the text, and `before` right behind it. */
static bool is_followed(const char *text, const char *before) {
    const char *end = end_of_digits(text);
    return end != NULL && strncmp(end, before, strlen(before)) == 0;
}

bool scan_between(const char *line, const char *after, const char *before, double *number) {
    for (const char *at = line; (at = strstr(at, after)) != NULL; at++) {
        bool begins = at == line || strchr(blanks, at[-1]) != NULL;
        const char *text = at + strlen(after);
        if (begins && is_followed(text, before)) {
            double value = strtod(text, NULL);
            if (isfinite(value)) {
                *number = value;
            }
            return isfinite(value);
        }
    }
    return false;
}
