#include "sampling.h"

#include <math.h>

enum { LANES = 16, BLOCK = 1024 };

/** A fixed number of lanes without branches: compilers make vector instructions of it. */
static float block_max(const float *values) {
    float lanes[LANES];
    for (int lane = 0; lane < LANES; lane++) {
        lanes[lane] = -INFINITY;
    }
    for (size_t i = 0; i < BLOCK; i += LANES) {
        for (size_t lane = 0; lane < LANES; lane++) {
            lanes[lane] = values[i + lane] > lanes[lane] ? values[i + lane] : lanes[lane];
        }
    }
    float max = lanes[0];
    for (int lane = 1; lane < LANES; lane++) {
        max = lanes[lane] > max ? lanes[lane] : max;
    }
    return max;
}

/** Within the first block that holds the greatest value, and within the rest behind the last whole block, one
 * by one. */
size_t argmax(const float *values, size_t count) {
    size_t whole = count - count % BLOCK, block = 0, best = 0;
    float max = -INFINITY;
    for (size_t i = 0; i < whole; i += BLOCK) {
        float here = block_max(values + i);
        if (here > max) {
            max = here;
            block = i;
        }
    }
    for (size_t i = block; i < block + BLOCK && i < whole; i++) {
        if (values[i] == max) {
            best = i;
            break;
        }
    }
    for (size_t i = whole; i < count; i++) {
        if (values[i] > max) {
            max = values[i];
            best = i;
        }
    }
    return best;
}
