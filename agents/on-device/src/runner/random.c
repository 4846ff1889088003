#include "random.h"

uint64_t random_next(struct random *random) {
    uint64_t z = random->state += UINT64_C(0x9E3779B97F4A7C15);
    z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
    return z ^ (z >> 31);
}

uint64_t random_below(struct random *random, uint64_t bound) {
    return random_next(random) % bound; /* the bias is at most bound / 2^64 */
}

float random_symmetric(struct random *random) {
    return (float)(random_next(random) >> 40) / (float)(1 << 23) - 1.0f;
}
