#include "check.h"
#include "common/crc32c.h"
#include "common/text.h"
#include "probe/trace.h"

#include <unistd.h>

static const char path[] = "trace_test.tmp.bin";

static uint64_t number(const char *at, size_t bytes) {
    uint64_t value = 0;
    for (size_t i = bytes; i > 0; i--) {
        value = value << 8 | (uint8_t)at[i - 1];
    }
    return value;
}

/** The trace that holds these readings and nothing else. */
static struct text written(const struct reading *readings, size_t count) {
    struct trace trace;
    struct text text = {0};
    CHECK(trace_open(&trace, path));
    for (size_t added = 0; added < count;) {
        added += trace_add_samples(&trace, readings + added, count - added);
    }
    CHECK(trace_flush(&trace, true));
    trace_close(&trace);
    CHECK(text_read_file(&text, path, 1 << 20));
    unlink(path);
    return text;
}

static void writes_samples_with_times_of_their_own(void) {
    struct reading readings[] = {{.at = 1000, .value = 1.5, .channel = 7},
                                 {.at = 1003, .value = -2, .channel = 258}};
    struct text text = written(readings, 2);
    double value;
    CHECK(text.length == 8 + 8 + 10 + 2 * 14 + 4);
    CHECK(memcmp(text.data, "ASSAYTR2", 8) == 0);
    CHECK(number(text.data + 8, 4) == 38 && number(text.data + 12, 4) == RECORD_SAMPLES);
    const char *payload = text.data + 16;
    CHECK(number(payload, 8) == 1000 && number(payload + 8, 2) == 2);
    CHECK(number(payload + 24, 2) == 258 && number(payload + 26, 4) == 3);
    memcpy(&value, payload + 30, sizeof value);
    CHECK(value == -2);
    CHECK(number(payload + 38, 4) == crc32c(0, text.data + 12, 4 + 38));
    text_free(&text);
}

static void begins_a_record_where_a_time_no_longer_fits(void) {
    struct reading readings[] = {{.at = 5}, {.at = 5 + (int64_t)UINT32_MAX}, {.at = 6 + (int64_t)UINT32_MAX}};
    struct text text = written(readings, 3);
    CHECK(text.length == 8 + 2 * (8 + 10 + 4) + 3 * 14);
    CHECK(number(text.data + 16 + 10 + 14 + 2, 4) == UINT32_MAX);
    text_free(&text);
}

static void splits_what_is_too_much_for_a_record(void) {
    enum { MANY = 10000 };
    struct reading *readings = allocate(MANY, sizeof *readings);
    struct text text = written(readings, MANY);
    CHECK(text.length == 8 + 3 * (8 + 10 + 4) + MANY * 14);
    free(readings);
    text_free(&text);
}

static void is_written_once(void) {
    struct trace trace, other;
    CHECK(trace_open(&trace, path) && !trace_open(&other, path));
    trace_close(&trace);
    text_free(&other.pending);
    unlink(path);
}

int main(void) {
    writes_samples_with_times_of_their_own();
    begins_a_record_where_a_time_no_longer_fits();
    splits_what_is_too_much_for_a_record();
    is_written_once();
    puts("trace: good");
    return 0;
}
