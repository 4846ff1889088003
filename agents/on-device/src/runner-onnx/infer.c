#include "infer.h"

#include "common/clock.h"
#include "common/sha256.h"

#include <math.h>

enum { DIGESTED = 64 };

struct stamps {
    int64_t begin, end;
};

static void release(const struct library *library, const struct tensors *tensors, void **outputs) {
    for (size_t i = 0; i < tensors->output_count; i++) {
        if (outputs[i] != NULL) {
            library->api.ReleaseValue(outputs[i]);
            outputs[i] = NULL;
        }
    }
}

static struct stamps run(const struct library *library, void *session, const struct tensors *tensors,
                         void **outputs) {
    release(library, tensors, outputs);
    struct stamps stamps = {.begin = monotonic_ns()};
    ort_status status =
        library->api.Run(session, NULL, tensors->input_names, tensors->inputs, tensors->input_count,
                         tensors->output_names, tensors->output_count, outputs);
    stamps.end = monotonic_ns();
    library_check(library, status, "RUNTIME", "inference failed");
    return stamps;
}

/** The first output's first values in thousandths, so that the last bits of a float do not matter. */
static void digest(const struct library *library, void *output, char hex[SHA256_HEX_SIZE]) {
    struct sha256 hash;
    struct tensor_shape shape = tensor_shape_of(library, output);
    uint64_t elements = shape.elements;
    void *data;
    library_check(library, library->api.GetTensorMutableData(output, &data), "RUNTIME", "no output");
    sha256_begin(&hash);
    sha256_add(&hash, &elements, sizeof elements);
    for (size_t i = 0; i < shape.elements && i < DIGESTED; i++) {
        int64_t value = shape.type == ORT_FLOAT   ? llroundf(((const float *)data)[i] * 1000.0f)
                        : shape.type == ORT_INT64 ? ((const int64_t *)data)[i]
                        : shape.type == ORT_INT32 ? ((const int32_t *)data)[i]
                                                  : 0;
        sha256_add(&hash, &value, sizeof value);
    }
    sha256_end(&hash, hex);
}

int infer(const struct library *library, void *session, const struct tensors *tensors,
          const struct runner_job *job) {
    struct stamps *stamps = allocate((size_t)job->iterations, sizeof *stamps);
    void **outputs = allocate(tensors->output_count, sizeof *outputs);
    int64_t warmup_begin = monotonic_ns();
    for (int64_t i = 0; i < job->warmup; i++) {
        run(library, session, tensors, outputs);
    }
    if (job->warmup > 0) {
        events_phase(library->events, "warmup", warmup_begin);
    }
    for (int64_t i = 0; i < job->iterations; i++) {
        stamps[i] = run(library, session, tensors, outputs);
    }
    int64_t end = monotonic_ns();

    for (int64_t i = 0; i < job->iterations; i++) {
        events_infer(library->events, i, stamps[i].begin, stamps[i].end);
    }
    char checksum[SHA256_HEX_SIZE];
    digest(library, outputs[0], checksum);
    return events_end(library->events, end, checksum);
}
