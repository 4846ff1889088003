#include "events.h"

#include "common/clock.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { PROTOCOL = 1, EVENTS_FD = 3 };

void events_begin(struct events *events, const char *runner, const char *runtime) {
    *events = (struct events){.runner = runner, .runtime = runtime};
    events->fd = fcntl(EVENTS_FD, F_GETFD) < 0 ? STDOUT_FILENO : EVENTS_FD;
}

void events_fact_text(struct events *events, const char *name, const char *value) {
    json_key(&events->facts, name);
    json_string(&events->facts, value);
}

void events_fact_number(struct events *events, const char *name, int64_t value) {
    json_key(&events->facts, name);
    json_integer(&events->facts, value);
}

static void open_event(struct events *events, const char *name) {
    json_open(&events->pending, '{');
    json_string_member(&events->pending, "event", name);
}

static void close_event(struct events *events) {
    json_close(&events->pending, '}');
    text_append(&events->pending.text, "\n", 1);
    events->pending.comma = false;
}

static void text_member(struct events *events, const char *key, const char *value) {
    json_key(&events->pending, key);
    json_string(&events->pending, value);
}

static void integer_member(struct events *events, const char *key, int64_t value) {
    json_key(&events->pending, key);
    json_integer(&events->pending, value);
}

/** Writes what is kept. Whoever reads may be gone; then there is nobody to tell. */
static void write_out(struct events *events) {
    const char *at = events->pending.text.data;
    size_t left = events->pending.text.length;
    while (left > 0) {
        ssize_t n = write(events->fd, at, left);
        if (n < 0 && errno != EINTR) {
            break;
        }
        at += n > 0 ? n : 0;
        left -= n > 0 ? (size_t)n : 0;
    }
    text_free(&events->pending.text);
}

void events_hello(struct events *events) {
    open_event(events, "hello");
    integer_member(events, "protocol", PROTOCOL);
    text_member(events, "runner", events->runner);
    text_member(events, "runtime", events->runtime);
    if (events->runtime_version != NULL) {
        text_member(events, "runtime_version", events->runtime_version);
    }
    json_key(&events->pending, "facts");
    json_open(&events->pending, '{');
    text_append(&events->pending.text, events->facts.text.data, events->facts.text.length);
    json_close(&events->pending, '}');
    close_event(events);
    write_out(events);
    events->greeted = true;
}

int64_t events_phase(struct events *events, const char *name, int64_t begin) {
    struct phase phase = {name, begin, monotonic_ns()};
    events->phases[events->phase_count++] = phase;
    return phase.end;
}

void events_prefill(struct events *events, int64_t iteration, int64_t begin, int64_t end, int64_t tokens) {
    open_event(events, "prefill");
    integer_member(events, "iteration", iteration);
    integer_member(events, "begin", begin);
    integer_member(events, "end", end);
    integer_member(events, "tokens", tokens);
    close_event(events);
}

void events_token(struct events *events, int64_t iteration, int64_t index, int64_t at) {
    open_event(events, "token");
    integer_member(events, "iteration", iteration);
    integer_member(events, "index", index);
    integer_member(events, "at", at);
    close_event(events);
}

void events_infer(struct events *events, int64_t iteration, int64_t begin, int64_t end) {
    open_event(events, "infer");
    integer_member(events, "iteration", iteration);
    integer_member(events, "begin", begin);
    integer_member(events, "end", end);
    close_event(events);
}

/** Phases come before what was measured, so the measured events are set aside while they are written. */
static void write_phases(struct events *events) {
    struct json_writer measured = events->pending;
    events->pending = (struct json_writer){0};
    for (int i = 0; i < events->phase_count; i++) {
        open_event(events, "phase");
        text_member(events, "name", events->phases[i].name);
        integer_member(events, "begin", events->phases[i].begin);
        integer_member(events, "end", events->phases[i].end);
        close_event(events);
    }
    write_out(events);
    events->phase_count = 0;
    events->pending = measured;
}

void events_flush(struct events *events) {
    write_phases(events);
    write_out(events);
}

int events_end(struct events *events, int64_t at, const char *checksum) {
    write_phases(events);
    open_event(events, "end");
    integer_member(events, "at", at);
    text_member(events, "checksum", checksum);
    close_event(events);
    write_out(events);
    return 0;
}

_Noreturn void events_fail(struct events *events, const char *code, const char *format, ...) {
    char message[600];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    text_free(&events->pending.text);
    events->pending.comma = false;
    if (!events->greeted) {
        events_hello(events);
    }
    open_event(events, "error");
    text_member(events, "code", code);
    text_member(events, "message", message);
    close_event(events);
    write_out(events);
    fprintf(stderr, "%s: %s\n", events->runner, message);
    exit(1);
}
