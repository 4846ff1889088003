#include "check.h"
#include "probe/run/pin.h"

#include <stdbool.h>

/** Leaves this process so many of the processors it may use now; false when there are fewer. */
static bool keep_processors(int wanted) {
    cpu_set_t all, kept;
    CHECK(sched_getaffinity(0, sizeof all, &all) == 0);
    CPU_ZERO(&kept);
    for (size_t cpu = 0; cpu < CPU_SETSIZE && CPU_COUNT(&kept) < wanted; cpu++) {
        if (CPU_ISSET(cpu, &all)) {
            CPU_SET(cpu, &kept);
        }
    }
    return CPU_COUNT(&kept) == wanted && sched_setaffinity(0, sizeof kept, &kept) == 0;
}

static void shares_two_processors_with_a_runner_that_takes_both(void) {
    CHECK(place_probe(2).probe_cpu == -1);
}

static void shares_them_with_a_runner_whose_threads_it_does_not_know(void) {
    CHECK(place_probe(0).probe_cpu == -1);
}

static void of_two_processors_takes_the_one_that_one_thread_leaves(void) {
    cpu_set_t both, own;
    sched_getaffinity(0, sizeof both, &both);
    struct placement placement = place_probe(1);
    CHECK(placement.probe_cpu >= 0 && CPU_ISSET((size_t)placement.probe_cpu, &both));
    sched_getaffinity(0, sizeof own, &own);
    CHECK(CPU_COUNT(&own) == 1 && CPU_ISSET((size_t)placement.probe_cpu, &own));
    CHECK(CPU_COUNT(&placement.runner) == 1 && !CPU_ISSET((size_t)placement.probe_cpu, &placement.runner));
}

static void shares_the_only_processor(void) {
    CHECK(keep_processors(1));
    CHECK(place_probe(1).probe_cpu == -1);
}

int main(void) {
    if (keep_processors(2)) {
        shares_two_processors_with_a_runner_that_takes_both();
        shares_them_with_a_runner_whose_threads_it_does_not_know();
        of_two_processors_takes_the_one_that_one_thread_leaves();
    } else {
        puts("pin: this machine has one processor, so sharing it is all that can be shown");
    }
    shares_the_only_processor();
    puts("pin: good");
    return 0;
}
