/*
 * Numbers in files and in the lines of commands: a byte that says how many words or columns to skip and in
 * how large pieces a line comes, what stands before the number, a zero byte, the text.
 */
#include "fuzz.h"
#include "probe/sampling/line_source.h"
#include "probe/sampling/scan.h"

#include <math.h>
#include <string.h>

static void a_number(const char *text) {
    double number = NAN;
    if (scan_number(text, &number)) {
        ALWAYS(number == strtod(text, NULL)); /* the short way to a number is the long one's equal */
    } else {
        ALWAYS(isnan(number));
    }
}

static void lines(const char *bytes, size_t length, size_t piece) {
    enum { COLUMNS = 3 };
    struct channel channels[COLUMNS] = {
        {.id = 0, .scale = 1}, {.id = 1, .scale = 1e-3}, {.id = 2, .scale = 1e300}};
    for (size_t i = 0; i < COLUMNS; i++) {
        channels[i].index = 2 * i;
    }
    struct sampling_group group = {.hz = 1, .channels = channels, .channel_count = COLUMNS};
    int64_t unread[COLUMNS] = {0};
    struct sink sink = {.group = &group, .unread = unread};
    struct line_source source = {0};
    ring_open(&sink.ring, 16);
    for (size_t from = 0; from < length; from += piece) {
        line_source_take(&source, &sink, 1, bytes + from, length - from < piece ? length - from : piece);
        ALWAYS(source.length <= LINE_BYTES);
    }
    size_t count;
    for (const struct reading *reading = ring_peek(&sink.ring, &count); count > 0; count--, reading++) {
        ALWAYS(isfinite(reading->value) && reading->channel < COLUMNS);
    }
    ring_close(&sink.ring);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
    if (length == 0) {
        return 0;
    }
    char *after = fuzz_text(bytes + 1, length - 1);
    size_t skipped = strlen(after);
    const char *text = after + skipped + (skipped < length - 1);
    double number = NAN;
    a_number(text);
    bool found = scan_field(text, after, bytes[0] % 8, &number);
    ALWAYS(found ? isfinite(number) : isnan(number));
    number = NAN;
    found = scan_column(text, bytes[0] % 8, &number);
    ALWAYS(found ? isfinite(number) : isnan(number));
    number = NAN;
    found = *after != '\0' && scan_between(text, after, bytes[0] % 2 ? "C" : "mW", &number);
    ALWAYS(found ? isfinite(number) : isnan(number));
    lines(after, length - 1, 1 + bytes[0]);
    free(after);
    return 0;
}
