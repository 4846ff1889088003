#include "check.h"
#include "probe/tally.h"

#include <stdint.h>

static const int64_t us = 1000, period = 1000000;

int main(void) {
    static struct tally tally;
    for (int i = 1; i <= 99; i++) {
        tally_tick(&tally, i * us, period);
    }
    tally_tick(&tally, 70000 * us, period); /* beyond the buckets */
    CHECK(tally.ticks == 100 && tally.late_ticks == 1 && tally.latest_ns == 70000 * us);
    CHECK(tally_jitter_us(&tally, 0.5) == 50);
    CHECK(tally_jitter_us(&tally, 0.99) == 99);
    CHECK(tally_jitter_us(&tally, 1) == 70000);
    puts("tally: good");
    return 0;
}
