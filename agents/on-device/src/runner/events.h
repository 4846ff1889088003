#ifndef ASSAY_RUNNER_EVENTS_H
#define ASSAY_RUNNER_EVENTS_H

#include "common/json.h"

#include <stdint.h>

enum { MAX_PHASES = 4 };

/** A labelled interval of CLOCK_MONOTONIC, ns. */
struct phase {
    const char *name;
    int64_t begin, end;
};

/**
 * A runner's side of protocol 1 (docs/formats/events.md). Nothing is written while anything is measured:
 * stamps are kept by the caller and handed over after the measured window, or between two.
 */
struct events {
    const char *runner, *runtime;
    const char *runtime_version; /**< NULL until the runtime said it */
    struct json_writer facts;    /**< members of the hello's facts, added with json_key and a value */
    bool greeted;
    struct phase phases[MAX_PHASES];
    int phase_count;
    struct json_writer pending;
    int fd;
};

/** Events go to descriptor 3, or to standard output where that is not open: a runner started by hand. */
void events_begin(struct events *events, const char *runner, const char *runtime);

/** Adds a fact to the hello to come. */
void events_fact_text(struct events *events, const char *name, const char *value);
void events_fact_number(struct events *events, const char *name, int64_t value);

/** Writes the hello at once. */
void events_hello(struct events *events);

/** Keeps a phase that began at `begin` and ends now; returns that moment, where the next may begin. */
int64_t events_phase(struct events *events, const char *name, int64_t begin);

void events_prefill(struct events *events, int64_t iteration, int64_t begin, int64_t end, int64_t tokens);
void events_token(struct events *events, int64_t iteration, int64_t index, int64_t at);
void events_infer(struct events *events, int64_t iteration, int64_t begin, int64_t end);

/** Writes everything kept, where a runner's work is so long that it should not all be lost with the device.
 */
void events_flush(struct events *events);

/** Writes everything kept, and the end. Returns the runner's exit code. */
int events_end(struct events *events, int64_t at, const char *checksum);

/** Writes the error at once, after the hello if that is still due, and exits. `format` as for printf. */
_Noreturn void events_fail(struct events *events, const char *code, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

#endif
