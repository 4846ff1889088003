#include "check.h"
#include "probe/run/cpu_list.h"
#include "probe/run/pin.h"

#include <sys/wait.h>
#include <unistd.h>

static const cpu_set_t none;

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
    CHECK(place_probe(2, &none).probe_cpu == -1);
}

static void shares_them_with_a_runner_whose_threads_it_does_not_know(void) {
    CHECK(place_probe(0, &none).probe_cpu == -1);
}

static void of_two_processors_takes_the_one_that_one_thread_leaves(void) {
    cpu_set_t both, own;
    sched_getaffinity(0, sizeof both, &both);
    struct placement placement = place_probe(1, &none);
    CHECK(placement.probe_cpu >= 0 && CPU_ISSET((size_t)placement.probe_cpu, &both));
    sched_getaffinity(0, sizeof own, &own);
    CHECK(CPU_COUNT(&own) == 1 && CPU_ISSET((size_t)placement.probe_cpu, &own));
    CHECK(CPU_COUNT(&placement.runner) == 1 && !CPU_ISSET((size_t)placement.probe_cpu, &placement.runner));
}

static cpu_set_t list(const char *text) {
    cpu_set_t set;
    CHECK(cpu_list_read(&set, text));
    return set;
}

static void writes(const char *text, const char *expected) {
    char written[64];
    cpu_set_t set = list(text);
    cpu_list_write(&set, written, sizeof written);
    CHECK_STRING(written, expected);
}

static void reads_and_writes_lists_as_the_kernel_does(void) {
    writes("4-7", "4-7");
    writes("0,2,4-5\n", "0,2,4-5");
    writes("3,1,2,1", "1-3");
    writes("1023", "1023");
    static const char *const wrong[] = {
        "",       "\n",   "a",    "-1",    "3-",   "5-4",  "1024",
        "0-9999", "0,,1", "0, 1", "0-1-2", "1\n2", "1,\n", "99999999999999999999"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        cpu_set_t set;
        CHECK(!cpu_list_read(&set, wrong[i]));
    }
    char text[8];
    cpu_list_write(&none, text, sizeof text);
    CHECK_STRING(text, "none");
    cpu_set_t many = list("100,200,300,400");
    cpu_list_write(&many, text, sizeof text);
    CHECK_STRING(text, "100,200");
}

/** Whether a child may be placed, and then is where the placement says and nowhere else. */
static bool places(const struct placement *placement) {
    pid_t child = fork();
    if (child == 0) {
        cpu_set_t now;
        bool placed = place_runner(placement);
        sched_getaffinity(0, sizeof now, &now);
        _exit(!placed ? 1 : CPU_EQUAL(&now, &placement->runner) ? 0 : 2);
    }
    int status;
    CHECK(waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) < 2);
    return WEXITSTATUS(status) == 0;
}

/** Also of a runner whose threads are more, or not known. */
static void leaves_the_runner_exactly_what_was_asked_for_and_takes_the_other(void) {
    cpu_set_t both, own, asked;
    sched_getaffinity(0, sizeof both, &both);
    for (size_t cpu = 0; cpu < CPU_SETSIZE; cpu++) {
        if (CPU_ISSET(cpu, &both)) {
            CPU_ZERO(&asked);
            CPU_SET(cpu, &asked);
            struct placement placement = place_probe(0, &asked);
            CHECK(placement.asked && CPU_EQUAL(&placement.runner, &asked));
            CHECK(placement.probe_cpu >= 0 && placement.probe_cpu != (int)cpu);
            sched_getaffinity(0, sizeof own, &own);
            CHECK(CPU_COUNT(&own) == 1 && CPU_ISSET((size_t)placement.probe_cpu, &own));
            CHECK(places(&placement));
            sched_setaffinity(0, sizeof both, &both);
        }
    }
}

static void shares_both_where_both_were_asked_for(void) {
    cpu_set_t both, own;
    sched_getaffinity(0, sizeof both, &both);
    struct placement placement = place_probe(1, &both);
    CHECK(placement.asked && placement.probe_cpu == -1 && places(&placement));
    sched_getaffinity(0, sizeof own, &own);
    CHECK(CPU_EQUAL(&own, &both));
}

/** The kernel would take the one that is there, and be silent about the other. */
static void places_no_runner_where_one_of_its_processors_is_missing(void) {
    cpu_set_t before, after, asked;
    sched_getaffinity(0, sizeof before, &before);
    asked = before;
    CPU_SET(1000, &asked);
    struct placement placement = place_probe(1, &asked);
    CHECK(!places(&placement));
    asked = list("1000-1001");
    placement = (struct placement){.probe_cpu = -1, .asked = true, .runner = asked};
    CHECK(!places(&placement));
    char problem[400];
    sched_getaffinity(0, sizeof before, &before);
    describe_refusal(&asked, problem, sizeof problem);
    CHECK(strstr(problem, "may not run on processors 1000-1001 (1000-1001 not on this device); it may on ") !=
          NULL);
    sched_getaffinity(0, sizeof after, &after);
    CHECK(CPU_EQUAL(&before, &after));
}

static void shares_the_only_processor(void) {
    CHECK(keep_processors(1));
    CHECK(place_probe(1, &none).probe_cpu == -1);
}

int main(void) {
    reads_and_writes_lists_as_the_kernel_does();
    if (keep_processors(2)) {
        leaves_the_runner_exactly_what_was_asked_for_and_takes_the_other();
        shares_both_where_both_were_asked_for();
        shares_two_processors_with_a_runner_that_takes_both();
        shares_them_with_a_runner_whose_threads_it_does_not_know();
        of_two_processors_takes_the_one_that_one_thread_leaves();
    } else {
        puts("pin: this machine has one processor, so sharing it is all that can be shown");
    }
    shares_the_only_processor();
    places_no_runner_where_one_of_its_processors_is_missing();
    puts("pin: good");
    return 0;
}
