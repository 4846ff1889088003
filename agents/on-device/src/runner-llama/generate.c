#include "generate.h"

#include "common/clock.h"
#include "common/sha256.h"
#include "runner/random.h"
#include "sampling.h"

/** A job being run: what is fed to the model was drawn beforehand. */
struct work {
    struct events *events;
    const struct runner_job *job;
    const struct session *session;
    llama_token *prompt;
    llama_token *output; /**< drawn beforehand, or chosen while it runs */
    struct sha256 digest;
};

static llama_token draw(const struct session *session, struct random *random) {
    return (llama_token)random_below(random, (uint64_t)session->vocabulary);
}

static void draw_tokens(struct work *work) {
    struct random random = {work->job->seed};
    for (int32_t i = 0; i < work->job->prompt_tokens; i++) {
        work->prompt[i] = draw(work->session, &random);
    }
    if (work->session->begins_with_bos) {
        work->prompt[0] = work->session->bos;
    }
    for (int32_t i = 0; i < work->job->generate_tokens; i++) {
        work->output[i] = draw(work->session, &random);
    }
}

/** Feeds tokens and waits until their last logits are there. */
static void decode(const struct work *work, llama_token *tokens, int32_t count) {
    int32_t most = (int32_t)llama_n_batch(work->session->context);
    for (int32_t done = 0; done < count;) {
        int32_t now = count - done < most ? count - done : most;
        int32_t result = llama_decode(work->session->context, llama_batch_get_one(tokens + done, now));
        if (result != 0) {
            events_fail(work->events, result == -2 ? "NO_MEMORY" : "RUNTIME", "llama_decode returned %d",
                        result);
        }
        done += now;
    }
    llama_synchronize(work->session->context);
}

static llama_token likeliest(const struct session *session) {
    return (llama_token)argmax(llama_get_logits_ith(session->context, -1), (size_t)session->vocabulary);
}

static void choose(const struct work *work, int32_t index) {
    if (work->job->greedy) {
        work->output[index] = likeliest(work->session);
    }
}

static void iterate(const struct work *work, struct generation *stamps) {
    const struct runner_job *job = work->job;
    llama_memory_clear(llama_get_memory(work->session->context), false);
    stamps->prefill_begin = monotonic_ns();
    decode(work, work->prompt, job->prompt_tokens);
    stamps->prefill_end = monotonic_ns();
    choose(work, 0);
    stamps->token_at[0] = monotonic_ns();
    for (int32_t i = 1; i < job->generate_tokens; i++) {
        decode(work, &work->output[i - 1], 1);
        choose(work, i);
        stamps->token_at[i] = monotonic_ns();
    }
}

/** The chosen tokens, or where none was chosen the token that would come next: both follow from all that was
 * computed. */
static void digest(struct work *work) {
    llama_token next = likeliest(work->session);
    if (work->job->greedy) {
        sha256_add(&work->digest, work->output, (size_t)work->job->generate_tokens * sizeof *work->output);
    } else {
        sha256_add(&work->digest, &next, sizeof next);
    }
}

static void write_iteration(const struct work *work, int64_t iteration, const struct generation *stamps) {
    events_prefill(work->events, iteration, stamps->prefill_begin, stamps->prefill_end,
                   work->job->prompt_tokens);
    for (int32_t i = 0; i < work->job->generate_tokens; i++) {
        events_token(work->events, iteration, i, stamps->token_at[i]);
    }
}

static void warm_up(const struct work *work, struct generation *scratch) {
    int64_t begin = monotonic_ns();
    for (int64_t i = 0; i < work->job->warmup; i++) {
        iterate(work, scratch);
    }
    if (work->job->warmup > 0) {
        events_phase(work->events, "warmup", begin);
    }
}

/** Nothing is written before the last iteration: there may be a few dozen, each of milliseconds. */
static int64_t count_iterations(struct work *work) {
    size_t output_tokens = (size_t)work->job->generate_tokens, iterations = (size_t)work->job->iterations;
    struct generation *stamps = allocate(iterations, sizeof *stamps);
    int64_t *token_at = allocate(iterations * output_tokens, sizeof *token_at);
    for (size_t i = 0; i < iterations; i++) {
        stamps[i].token_at = token_at + i * output_tokens;
    }
    warm_up(work, &stamps[0]);
    for (size_t i = 0; i < iterations; i++) {
        iterate(work, &stamps[i]);
        digest(work);
    }
    int64_t end = monotonic_ns();
    for (size_t i = 0; i < iterations; i++) {
        write_iteration(work, (int64_t)i, &stamps[i]);
    }
    return end;
}

/**
 * Each iteration's events are written before the next begins, outside of its stamps: how many there will be
 * is not known, and a device that dies of heat leaves what came before. So one iteration's stamps are all the
 * memory it takes. The time is read off the stamps, so that whoever reads them comes to the same end.
 */
static int64_t sustain(struct work *work) {
    int64_t last = work->job->generate_tokens - 1, first_begin = 0;
    struct generation stamps = {.token_at = allocate((size_t)last + 1, sizeof *stamps.token_at)};
    warm_up(work, &stamps);
    for (int64_t i = 0; i == 0 || stamps.token_at[last] - first_begin < work->job->duration_ns; i++) {
        iterate(work, &stamps);
        if (i == 0) {
            first_begin = stamps.prefill_begin;
            digest(work);
        }
        write_iteration(work, i, &stamps);
        events_flush(work->events);
    }
    return monotonic_ns();
}

int generate(struct events *events, const struct runner_job *job, const struct session *session) {
    struct work work = {.events = events, .job = job, .session = session};
    work.prompt = allocate((size_t)job->prompt_tokens, sizeof *work.prompt);
    work.output = allocate((size_t)job->generate_tokens, sizeof *work.output);
    draw_tokens(&work);
    sha256_begin(&work.digest);
    int64_t end = job->kind == WORKLOAD_SUSTAINED ? sustain(&work) : count_iterations(&work);
    char checksum[SHA256_HEX_SIZE];
    sha256_end(&work.digest, checksum);
    return events_end(events, end, checksum);
}
