#ifndef ASSAY_RUNNER_RANDOM_H
#define ASSAY_RUNNER_RANDOM_H

#include <stdint.h>

/** SplitMix64 (Steele, Lea, Flood 2014): equal numbers for equal seeds on every device. */
struct random {
    uint64_t state;
};

uint64_t random_next(struct random *random);

/** A number from 0 to `bound` - 1. */
uint64_t random_below(struct random *random, uint64_t bound);

/** A number from -1 up to but not including 1. */
float random_symmetric(struct random *random);

#endif
