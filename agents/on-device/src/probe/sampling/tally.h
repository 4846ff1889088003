#ifndef ASSAY_PROBE_TALLY_H
#define ASSAY_PROBE_TALLY_H

#include <stdint.h>

enum { TALLY_BUCKETS = 10000 };

/** How well a sampler kept its times. */
struct tally {
    int64_t ticks;      /**< readings taken */
    int64_t late_ticks; /**< of them, begun more than half a period after their time */
    int64_t
        lost_ticks; /**< times that passed without a reading, as the one before took so long or came late */
    int64_t skipped_ticks; /**< times left out on purpose, for rest */
    int64_t latest_ns;     /**< the worst lateness of a reading */
    uint32_t
        lateness_us[TALLY_BUCKETS]; /**< readings by lateness in whole µs, the last bucket and all beyond */
};

void tally_tick(struct tally *tally, int64_t late_ns, int64_t period_ns);

/** Counts the times that passed between a reading that was due at `due` and the next one, and gives that
 * one's time. `rest_ns` is how long the group rests after the reading; a group that rests has a rate that is
 * a most, so what passes during its own reading is skipped, not lost. */
int64_t tally_passed(struct tally *tally, int64_t due, int64_t begin, int64_t end, int64_t rest_ns,
                     int64_t period_ns);

/** The lateness in µs that `fraction` of the readings did not exceed; there must have been one. */
double tally_jitter_us(const struct tally *tally, double fraction);

#endif
