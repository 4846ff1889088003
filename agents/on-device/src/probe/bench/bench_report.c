#include "probe/bench/bench_report.h"

#include "common/clock.h"
#include "probe/version.h"

#include <inttypes.h>
#include <stdio.h>

/** A core's share and the costs, worked out once for both forms. */
struct costs {
    double core_pct, tick_us, sample_us;  /**< of all that the probe did */
    double wakeup_us, read_us, floor_pct; /**< at least */
    double own_pct, own_sample_us;        /**< above the floor */
    double stolen_pct;
    int64_t samples, unread;
};

static double per(double sum, int64_t count) {
    return count > 0 ? sum / (double)count : 0;
}

static struct costs work_out(const struct bench_report *report) {
    const struct tally *tally = &report->sampler->tally;
    int64_t channels = (int64_t)report->group->channel_count;
    double used_us = (double)report->used_ns / 1e3;
    struct costs costs = {.samples = tally->ticks * channels};
    for (int64_t i = 0; i < channels; i++) {
        costs.unread += report->sampler->sink.unread[i];
    }
    costs.samples -= costs.unread;
    costs.core_pct = 100 * (double)report->used_ns / (double)report->sampled_ns;
    costs.tick_us = per(used_us, tally->ticks);
    costs.sample_us = per(used_us, costs.samples);
    costs.wakeup_us = per((double)report->at_least.ns / 1e3, report->at_least.ticks);
    double floor_us = per((double)report->at_least.reading_ns / 1e3, report->at_least.reading_ticks);
    costs.read_us = (floor_us - costs.wakeup_us) / (double)channels;
    costs.floor_pct = 100 * floor_us * (double)tally->ticks * 1e3 / (double)report->sampled_ns;
    costs.own_pct = costs.core_pct - costs.floor_pct;
    costs.own_sample_us = per((costs.tick_us - floor_us) * (double)tally->ticks, costs.samples);
    costs.stolen_pct = report->processor_ticks > 0 ? 100 * report->stolen_ticks / report->processor_ticks : 0;
    return costs;
}

static int64_t floor_ticks(const struct bench_report *report) {
    return report->at_least.ticks + report->at_least.reading_ticks + report->at_least.lost_ticks;
}

void bench_report_text(const struct bench_report *report) {
    const struct tally *tally = &report->sampler->tally;
    const struct costs costs = work_out(report);
    printf("probe %s bench: %zu channels, a file each, at %" PRId64 " Hz for %.1f s, scheduling %s\n",
           PROBE_VERSION, report->group->channel_count, report->group->hz, (double)report->sampled_ns / 1e9,
           report->first_come ? "fifo" : "normal");
    printf("  read       %s\n", report->group->channels[0].file);
    printf("         to  %s\n", report->group->channels[report->group->channel_count - 1].file);
    printf("  ticks      %" PRId64 " read, %" PRId64 " lost, %" PRId64 " late; %" PRId64 " samples, %" PRId64
           " unread\n",
           tally->ticks, tally->lost_ticks, tally->late_ticks, costs.samples, costs.unread);
    printf("  jitter     p50 %.0f us, p99 %.0f us, max %.0f us\n", tally_jitter_us(tally, 0.5),
           tally_jitter_us(tally, 0.99), (double)tally->latest_ns / 1e3);
    printf("  own CPU    %.2f %% of a core: %.1f us a tick, %.2f us a sample\n", costs.core_pct,
           costs.tick_us, costs.sample_us);
    printf("  floor      %.2f %% of a core: %.1f us for a bare wake-up at this rate, %.2f us for each file "
           "that is only"
           " read; measured before and after\n",
           costs.floor_pct, costs.wakeup_us, costs.read_us);
    printf("             %" PRId64 " lost of %" PRId64 "\n", report->at_least.lost_ticks,
           floor_ticks(report));
    printf("  above it   %.2f %% of a core: %.2f us a sample for parsing, times, buffering and writing\n",
           costs.own_pct, costs.own_sample_us);
    printf("  stolen     %.1f %% of the device's processor time meanwhile, by other guests of its host\n",
           costs.stolen_pct);
}

static void write_files(struct json_writer *json, const struct sampling_group *group) {
    json_key(json, "files");
    json_open(json, '[');
    for (size_t i = 0; i < group->channel_count; i++) {
        json_string(json, group->channels[i].file);
    }
    json_close(json, ']');
}

void bench_report_json(const struct bench_report *report) {
    const struct tally *tally = &report->sampler->tally;
    const struct costs costs = work_out(report);
    struct json_writer json = {0};
    json_open(&json, '{');
    json_string_member(&json, "schema", "assay.bench/1");
    json_string_member(&json, "probe", PROBE_VERSION);
    json_string_member(&json, "scheduling", report->first_come ? "fifo" : "normal");
    json_integer_member(&json, "channels", (int64_t)report->group->channel_count);
    json_integer_member(&json, "hz", report->group->hz);
    json_number_member(&json, "seconds", (double)report->sampled_ns / 1e9);
    json_integer_member(&json, "ticks", tally->ticks);
    json_integer_member(&json, "lost_ticks", tally->lost_ticks);
    json_integer_member(&json, "late_ticks", tally->late_ticks);
    json_integer_member(&json, "samples", costs.samples);
    json_integer_member(&json, "unread", costs.unread);
    json_number_member(&json, "jitter_p50_us", tally_jitter_us(tally, 0.5));
    json_number_member(&json, "jitter_p99_us", tally_jitter_us(tally, 0.99));
    json_number_member(&json, "jitter_max_us", (double)tally->latest_ns / 1e3);
    json_number_member(&json, "core_pct", costs.core_pct);
    json_number_member(&json, "tick_us", costs.tick_us);
    json_number_member(&json, "sample_us", costs.sample_us);
    json_number_member(&json, "floor_wakeup_us", costs.wakeup_us);
    json_number_member(&json, "floor_read_us", costs.read_us);
    json_integer_member(&json, "floor_ticks_due", floor_ticks(report));
    json_integer_member(&json, "floor_lost_ticks", report->at_least.lost_ticks);
    json_number_member(&json, "floor_core_pct", costs.floor_pct);
    json_number_member(&json, "above_floor_core_pct", costs.own_pct);
    json_number_member(&json, "above_floor_sample_us", costs.own_sample_us);
    json_number_member(&json, "stolen_pct", costs.stolen_pct);
    write_files(&json, report->group);
    json_close(&json, '}');
    printf("%.*s\n", (int)json.text.length, json.text.data);
    text_free(&json.text);
}
