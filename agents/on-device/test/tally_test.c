#include "check.h"
#include "probe/sampling/tally.h"

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
    static struct tally strict; /* began 0.1 periods late, read for 2.5 */
    CHECK(tally_passed(&strict, 0, 100 * us, 2600 * us, 0, period) == 3 * period);
    CHECK(strict.lost_ticks == 2 && strict.skipped_ticks == 0);
    static struct tally resting; /* the same, then 10 periods of rest: its own reading is no loss */
    CHECK(tally_passed(&resting, 0, 100 * us, 2600 * us, 10 * period, period) == 13 * period);
    CHECK(resting.lost_ticks == 0 && resting.skipped_ticks == 12);
    static struct tally kept_waiting; /* began 3.2 periods late: these were lost, whoever rests */
    CHECK(tally_passed(&kept_waiting, 0, 3200 * us, 4100 * us, 10 * period, period) == 15 * period);
    CHECK(kept_waiting.lost_ticks == 3 && kept_waiting.skipped_ticks == 11);
    puts("tally: good");
    return 0;
}
