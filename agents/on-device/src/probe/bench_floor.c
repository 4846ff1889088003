#include "bench_floor.h"

#include "common/clock.h"
#include "sampler.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <unistd.h>

struct idler {
    int64_t period_ns, until_ns;
    const int *files;
    size_t file_count;
    int64_t ticks, lost_ticks, cpu_ns;
};

static void *keep_waking(void *argument) {
    struct idler *idler = argument;
    char text[256];
    atomic_bool never = false;
    prctl(PR_SET_TIMERSLACK, 1UL);
    int64_t due = monotonic_ns();
    while (due < idler->until_ns && sleep_until_ns(due, &never)) {
        int64_t late = monotonic_ns() - due;
        for (size_t i = 0; i < idler->file_count; i++) {
            ssize_t ignored = pread(idler->files[i], text, sizeof text, 0);
            (void)ignored;
        }
        int64_t lost = late / idler->period_ns;
        due += (lost + 1) * idler->period_ns;
        idler->lost_ticks += lost;
        idler->ticks++;
    }
    idler->cpu_ns = clock_ns(CLOCK_THREAD_CPUTIME_ID);
    return NULL;
}

static struct idler idle(const struct sampling_group *group, int64_t duration_ns, bool first_come,
                         const int *files, size_t file_count) {
    struct idler idler = {.period_ns = NS_PER_S / group->hz,
                          .until_ns = monotonic_ns() + duration_ns,
                          .files = files,
                          .file_count = file_count};
    pthread_t thread;
    if (create_thread(&thread, keep_waking, &idler, first_come) == 0) {
        pthread_join(thread, NULL);
    }
    return idler;
}

void bench_floor_measure(struct bench_floor *at_least, const struct sampling_group *group,
                         int64_t duration_ns, bool first_come) {
    int *files = allocate(group->channel_count, sizeof *files);
    for (size_t i = 0; i < group->channel_count; i++) {
        files[i] = open(group->channels[i].file, O_RDONLY | O_CLOEXEC);
    }
    struct idler waking = idle(group, duration_ns, first_come, files, 0);
    struct idler reading = idle(group, duration_ns, first_come, files, group->channel_count);
    at_least->ticks += waking.ticks;
    at_least->ns += waking.cpu_ns;
    at_least->reading_ticks += reading.ticks;
    at_least->reading_ns += reading.cpu_ns;
    at_least->lost_ticks += waking.lost_ticks + reading.lost_ticks;
    for (size_t i = 0; i < group->channel_count; i++) {
        close(files[i]);
    }
    free(files);
}
