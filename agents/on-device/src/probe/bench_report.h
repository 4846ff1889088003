#ifndef ASSAY_PROBE_BENCH_REPORT_H
#define ASSAY_PROBE_BENCH_REPORT_H

#include "bench_floor.h"
#include "sampler.h"

/** What a bench found. */
struct bench_report {
    const struct sampling_group *group;
    const struct sampler *sampler;
    bool first_come;    /**< the sampler ran under SCHED_FIFO */
    int64_t sampled_ns; /**< how long it sampled */
    int64_t used_ns;    /**< processor time of the whole probe meanwhile */
    struct bench_floor at_least;
    double processor_ticks,
        stolen_ticks; /**< of all processors meanwhile, and what other guests of the host took */
};

/** For people, on standard output. */
void bench_report_text(const struct bench_report *report);

/** The same as one JSON document, `assay.bench/1`. */
void bench_report_json(const struct bench_report *report);

#endif
