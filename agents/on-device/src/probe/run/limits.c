#include "probe/run/limits.h"

#include <math.h>
#include <string.h>
#include <sys/eventfd.h>
#include <unistd.h>

bool limits_begin(struct limits *limits, const struct job *job) {
    *limits = (struct limits){.job = job, .reached = -1, .taken = ATOMIC_FLAG_INIT};
    limits->memory =
        plan_has_quantity(&job->sampling, RSS) ? RSS : PSS; /* prompt, and told by every kernel */
    if (!isnan(job->temperature_c) || job->memory_bytes > 0) {
        limits->reached = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
        return limits->reached >= 0;
    }
    return true;
}

static bool is_memory(const struct limits *limits, const struct channel *channel) {
    return limits->job->memory_bytes > 0 && channel->way == OF_PROCESS && channel->quantity == limits->memory;
}

/** On a sampling thread: two comparisons for a value that exceeds nothing. */
static void see(void *context, const struct channel *channel, int64_t at, double value) {
    struct limits *limits = context;
    enum stop_cause cause;
    double limit;
    if (is_memory(limits, channel)) {
        cause = STOP_MEMORY;
        limit = (double)limits->job->memory_bytes;
    } else if (!isnan(limits->job->temperature_c) && strcmp(channel->unit, "°C") == 0) {
        cause = STOP_TEMPERATURE;
        limit = limits->job->temperature_c;
    } else {
        return;
    }
    if (value > limit && !atomic_flag_test_and_set(&limits->taken)) {
        limits->excess = (struct excess){cause, channel->name, channel->unit, at, value, limit};
        eventfd_write(limits->reached, 1);
    }
}

struct tap limits_tap(struct limits *limits) {
    return limits->reached >= 0 ? (struct tap){see, limits} : (struct tap){0};
}

const struct excess *limits_take(struct limits *limits) {
    eventfd_t count;
    return limits->reached >= 0 && eventfd_read(limits->reached, &count) == 0 ? &limits->excess : NULL;
}

void limits_end(struct limits *limits) {
    if (limits->reached >= 0) {
        close(limits->reached);
    }
}
