#ifndef ASSAY_RUNNER_ONNX_TENSORS_H
#define ASSAY_RUNNER_ONNX_TENSORS_H

#include "library.h"
#include "runner/job.h"

/** A model's inputs, filled, and the names of its inputs and outputs. */
struct tensors {
    size_t input_count, output_count;
    const char **input_names, **output_names;
    void **inputs;
};

/**
 * Makes an input tensor for every input of a session. Of unknown dimensions the first is the batch, all
 * others are the sequence. By type and name: floats are random from -1 to 1; whole numbers are 1 for a mask,
 * 0 for a token type, 0, 1, 2... for a position, else random token ids from 1000 to 20999. All random numbers
 * follow from the job's seed.
 */
struct tensors tensors_create(const struct library *library, void *session, const struct runner_job *job);

/** Element type, and number of elements, of a tensor value. */
struct tensor_shape {
    int type;
    size_t elements;
};

struct tensor_shape tensor_shape_of(const struct library *library, void *value);

#endif
