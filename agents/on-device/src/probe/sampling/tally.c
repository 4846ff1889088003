#include "probe/sampling/tally.h"

#include "common/clock.h"

#include <math.h>

void tally_tick(struct tally *tally, int64_t late_ns, int64_t period_ns) {
    int64_t us = late_ns / NS_PER_US;
    tally->ticks++;
    tally->late_ticks += late_ns > period_ns / 2;
    tally->latest_ns = late_ns > tally->latest_ns ? late_ns : tally->latest_ns;
    tally->lateness_us[us < TALLY_BUCKETS ? us : TALLY_BUCKETS - 1]++;
}

int64_t tally_passed(struct tally *tally, int64_t due, int64_t begin, int64_t end, int64_t rest_ns,
                     int64_t period_ns) {
    int64_t passed = (end + rest_ns - due) / period_ns;
    int64_t lost = ((rest_ns > 0 ? begin : end) - due) / period_ns;
    tally->lost_ticks += lost;
    tally->skipped_ticks += passed - lost;
    return due + (passed + 1) * period_ns;
}

double tally_jitter_us(const struct tally *tally, double fraction) {
    int64_t wanted = (int64_t)ceil(fraction * (double)tally->ticks), seen = 0;
    for (int us = 0; us < TALLY_BUCKETS - 1; us++) {
        seen += tally->lateness_us[us];
        if (seen >= wanted) {
            return us;
        }
    }
    return (double)tally->latest_ns / (double)NS_PER_US;
}
