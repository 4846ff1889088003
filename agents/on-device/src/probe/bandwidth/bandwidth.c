#include "probe/bandwidth/bandwidth.h"

#include "common/clock.h"
#include "common/text.h"
#include "probe/bandwidth/bandwidth_cache.h"
#include "probe/bandwidth/bandwidth_report.h"
#include "probe/version.h"

#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#define MIB (UINT64_C(1) << 20)
#define PART 256 /* bytes that bandwidth_sum takes at once */

/** What the threads of one measurement share. */
struct measurement {
    pthread_barrier_t line; /**< they begin and end every pass together */
    pthread_mutex_t starting;
    bool over;
};

struct reader {
    pthread_t thread;
    struct measurement *shared;
    char *part;
    size_t bytes;
    int64_t begin_ns, end_ns; /**< of the last pass */
    uint64_t sum;
};

/** Touches its part first, so that its pages lie near it, then reads it pass by pass. */
static void *read_passes(void *argument) {
    struct reader *reader = argument;
    pthread_mutex_lock(&reader->shared->starting); /* until all are there, or one could not be started */
    pthread_mutex_unlock(&reader->shared->starting);
    if (reader->shared->over) {
        return NULL;
    }
    memset(reader->part, 1, reader->bytes);
    for (;;) {
        pthread_barrier_wait(&reader->shared->line);
        if (reader->shared->over) {
            return NULL;
        }
        reader->begin_ns = monotonic_ns();
        reader->sum += bandwidth_sum(reader->part, reader->bytes);
        reader->end_ns = monotonic_ns();
        pthread_barrier_wait(&reader->shared->line);
    }
}

/** From the first thread's begin to the last one's end. */
static double pass(struct measurement *shared, const struct reader *readers, int threads) {
    pthread_barrier_wait(&shared->line);
    pthread_barrier_wait(&shared->line);
    int64_t begin = readers[0].begin_ns, end = readers[0].end_ns;
    for (int i = 1; i < threads; i++) {
        begin = readers[i].begin_ns < begin ? readers[i].begin_ns : begin;
        end = readers[i].end_ns > end ? readers[i].end_ns : end;
    }
    return (double)(end - begin) / (double)NS_PER_S;
}

static void measure(struct measurement *shared, const struct reader *readers, struct bandwidth *measured,
                    double seconds) {
    pass(shared, readers, measured->threads); /* the first finds caches and clocks cold */
    int64_t until = monotonic_ns() + (int64_t)(seconds * (double)NS_PER_S);
    do {
        measured->seconds[measured->passes++] = pass(shared, readers, measured->threads);
    } while (monotonic_ns() < until && measured->passes < BANDWIDTH_MAX_PASSES);
    shared->over = true;
    pthread_barrier_wait(&shared->line);
}

/** 0, or the errno of what failed. */
static int run(struct reader *readers, struct bandwidth *measured, double seconds) {
    struct measurement shared = {.starting = PTHREAD_MUTEX_INITIALIZER};
    int started = 0, error = 0;
    size_t share = measured->bytes / (size_t)measured->threads;
    char *buffer = mmap(NULL, measured->bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (buffer == MAP_FAILED) {
        return errno;
    }
    madvise(buffer, measured->bytes, MADV_HUGEPAGE); /* where the kernel has any */
    pthread_barrier_init(&shared.line, NULL, (unsigned)measured->threads + 1);
    pthread_mutex_lock(&shared.starting);
    while (started < measured->threads && error == 0) {
        struct reader *reader = &readers[started];
        *reader =
            (struct reader){.shared = &shared, .part = buffer + (size_t)started * share, .bytes = share};
        error = pthread_create(&reader->thread, NULL, read_passes, reader);
        started += error == 0;
    }
    shared.over = error != 0;
    pthread_mutex_unlock(&shared.starting);
    if (error == 0) {
        measure(&shared, readers, measured, seconds);
    }
    for (int i = 0; i < started; i++) {
        pthread_join(readers[i].thread, NULL);
    }
    pthread_barrier_destroy(&shared.line);
    munmap(buffer, measured->bytes);
    return error;
}

int print_bandwidth(const struct bandwidth_request *request) {
    uint64_t caches = last_cache_bytes();
    size_t grain = (size_t)request->threads * PART;
    struct bandwidth measured = {.threads = request->threads,
                                 .bytes = bandwidth_bytes(caches, available_bytes()) / grain * grain,
                                 .cache_bytes = caches};
    if (measured.bytes < 2 * caches || measured.bytes < 16 * MIB) {
        fprintf(stderr, "probe: bandwidth: too little memory is free for a buffer well above the caches\n");
        return EXIT_FAILED;
    }
    struct reader *readers = allocate((size_t)request->threads, sizeof *readers);
    int error = run(readers, &measured, request->seconds);
    free(readers);
    if (error != 0) {
        fprintf(stderr, "probe: bandwidth: %s\n", strerror(error));
        return EXIT_FAILED;
    }
    bandwidth_print(&measured, request->json);
    return EXIT_COMPLETE;
}
