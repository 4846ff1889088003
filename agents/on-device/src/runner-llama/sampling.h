#ifndef ASSAY_RUNNER_LLAMA_SAMPLING_H
#define ASSAY_RUNNER_LLAMA_SAMPLING_H

#include <stddef.h>

/** The index of the greatest value, the first of equals; 0 when all are NaN. `count` is 1 or more. */
size_t argmax(const float *values, size_t count);

#endif
