#include "probe/sampling/samplers.h"

#include <sched.h>
#include <stdlib.h>

bool may_come_first(void) {
    struct sched_param lowest = {.sched_priority = sched_get_priority_min(SCHED_FIFO)}, none = {0};
    return sched_setscheduler(0, SCHED_FIFO, &lowest) == 0 && sched_setscheduler(0, SCHED_OTHER, &none) == 0;
}

/** Whether one looks at processes more often than another; one that rests may pause for long. */
static bool looks_more_often(const struct sampler *one, const struct sampler *other) {
    bool rests = one->sink.group->rest > 0, other_rests = other->sink.group->rest > 0;
    return rests != other_rests ? other_rests : one->period_ns < other->period_ns;
}

/** The fastest group that reads processes is the one to look for new ones. */
static void appoint_discoverer(struct samplers *samplers) {
    struct sampler *fastest = NULL;
    for (size_t i = 0; i < samplers->count; i++) {
        struct sampler *sampler = &samplers->all[i];
        if (process_source_is_used(&sampler->processes) &&
            (fastest == NULL || looks_more_often(sampler, fastest))) {
            fastest = sampler;
        }
    }
    if (fastest != NULL) {
        fastest->discovers = true;
    }
}

bool samplers_start(struct samplers *samplers, const struct plan *plan, struct group *group, struct tap tap) {
    bool first_come = may_come_first(), good = true;
    *samplers = (struct samplers){.all = allocate(plan->group_count, sizeof *samplers->all)};
    for (; samplers->count < plan->group_count; samplers->count++) {
        sampler_open(&samplers->all[samplers->count], &plan->groups[samplers->count], group, tap);
    }
    appoint_discoverer(samplers);
    for (size_t i = 0; i < samplers->count && good; i++) {
        good = sampler_start(&samplers->all[i], first_come && plan->groups[i].rest == 0);
    }
    return good;
}

void samplers_drain(struct samplers *samplers, struct trace *trace) {
    for (size_t i = 0; i < samplers->count; i++) {
        struct ring *ring = &samplers->all[i].sink.ring;
        size_t count;
        const struct reading *readings = ring_peek(ring, &count);
        while (count > 0) {
            size_t added = trace_add_samples(trace, readings, count);
            ring_release(ring, added);
            readings = ring_peek(ring, &count);
        }
    }
}

bool samplers_stop(struct samplers *samplers) {
    bool stopped = true;
    for (size_t i = 0; i < samplers->count; i++) {
        stopped = sampler_stop(&samplers->all[i]) && stopped;
    }
    return stopped;
}

void samplers_close(struct samplers *samplers) {
    bool stuck = false;
    for (size_t i = 0; i < samplers->count; i++) {
        stuck = stuck || samplers->all[i].started;
    }
    for (size_t i = 0; i < samplers->count && !stuck; i++) {
        sampler_close(&samplers->all[i]);
    }
    if (!stuck) {
        free(samplers->all);
    }
    *samplers = (struct samplers){0};
}

bool samplers_take(void *context, pid_t pid, pid_t group, int status, const struct rusage *usage) {
    struct samplers *samplers = context;
    for (size_t i = 0; i < samplers->count; i++) {
        if (command_take(&samplers->all[i].command, pid, group, status, usage)) {
            return true;
        }
    }
    return false;
}

int64_t samplers_commands_cpu_ns(const struct samplers *samplers) {
    int64_t sum = 0;
    for (size_t i = 0; i < samplers->count; i++) {
        sum += samplers->all[i].command.cpu_ns;
    }
    return sum;
}
