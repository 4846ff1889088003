#include "probe/bandwidth/bandwidth_report.h"

#include "common/json.h"
#include "probe/files.h"
#include "probe/version.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int by_size(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/** In bytes a second, the fastest last. */
static void rates(const struct bandwidth *measured, double rates[]) {
    for (size_t i = 0; i < measured->passes; i++) {
        rates[i] = (double)measured->bytes / measured->seconds[i];
    }
    qsort(rates, measured->passes, sizeof *rates, by_size);
}

static void write_json(const struct bandwidth *measured, double best, double median) {
    struct json_writer json = {0};
    json_open(&json, '{');
    json_string_member(&json, "schema", "assay.bandwidth/1");
    json_string_member(&json, "probe", PROBE_VERSION);
    json_number_member(&json, "bytes_per_s", best);
    json_number_member(&json, "median_bytes_per_s", median);
    json_integer_member(&json, "threads", measured->threads);
    json_integer_member(&json, "bytes", (int64_t)measured->bytes);
    json_integer_member(&json, "cache_bytes", (int64_t)measured->cache_bytes);
    json_key(&json, "pass_s");
    json_open(&json, '[');
    for (size_t i = 0; i < measured->passes; i++) {
        json_number(&json, measured->seconds[i]);
    }
    json_close(&json, ']');
    json_close(&json, '}');
    text_append(&json.text, "\n", 1);
    write_whole(1, json.text.data, json.text.length);
    text_free(&json.text);
}

void bandwidth_print(const struct bandwidth *measured, bool json) {
    double sorted[BANDWIDTH_MAX_PASSES];
    rates(measured, sorted);
    double best = sorted[measured->passes - 1], median = sorted[measured->passes / 2];
    if (json) {
        write_json(measured, best, median);
    } else {
        printf("reads %.2f GB/s with %d threads: the best of %zu passes over %zu MiB, median %.2f\n",
               best / 1e9, measured->threads, measured->passes, measured->bytes >> 20, median / 1e9);
    }
}
