#include "tensors.h"

#include "runner/random.h"

#include <string.h>

enum { MAX_RANK = 16, FIRST_ID = 1000, IDS = 20000 };

/** What whole numbers of an input stand for, told from its name. */
enum meaning { IDENTIFIERS, MASK, TOKEN_TYPE, POSITION };

struct input {
    const char *name;
    int type;
    size_t rank;
    int64_t shape[MAX_RANK];
};

static void check(const struct library *library, ort_status status) {
    library_check(library, status, "RUNTIME", "cannot ask the model for its inputs");
}

static enum meaning meaning_of(const char *name) {
    return strstr(name, "mask") != NULL                                            ? MASK
           : strstr(name, "token_type") != NULL || strstr(name, "segment") != NULL ? TOKEN_TYPE
           : strstr(name, "position") != NULL                                      ? POSITION
                                                                                   : IDENTIFIERS;
}

static int64_t whole_number(enum meaning meaning, size_t index, int64_t last_dimension,
                            struct random *random) {
    switch (meaning) {
    case MASK:
        return 1;
    case TOKEN_TYPE:
        return 0;
    case POSITION:
        return (int64_t)index % last_dimension;
    case IDENTIFIERS:
        break;
    }
    return FIRST_ID + (int64_t)random_below(random, IDS);
}

static struct input describe(const struct library *library, void *session, size_t index,
                             const struct runner_job *job) {
    const struct ort *api = &library->api;
    struct input input;
    void *allocator, *type, *shape = NULL;
    char *name;
    bool batch_seen = false;
    check(library, api->GetAllocatorWithDefaultOptions(&allocator));
    check(library, api->SessionGetInputName(session, index, allocator, &name));
    check(library, api->SessionGetInputTypeInfo(session, index, &type));
    check(library, api->CastTypeInfoToTensorInfo(type, &shape));
    input.name = name;
    if (shape == NULL) {
        events_fail(library->events, "UNSUPPORTED", "input '%s' is no tensor", name);
    }
    check(library, api->GetTensorElementType(shape, &input.type));
    check(library, api->GetDimensionsCount(shape, &input.rank));
    if (input.rank > MAX_RANK) {
        events_fail(library->events, "UNSUPPORTED", "input '%s' has %zu dimensions", name, input.rank);
    }
    check(library, api->GetDimensions(shape, input.shape, input.rank));
    for (size_t i = 0; i < input.rank; i++) {
        if (input.shape[i] < 0) {
            input.shape[i] = batch_seen ? job->sequence : job->batch;
            batch_seen = true;
        }
    }
    return input;
}

static size_t element_bytes(const struct library *library, const struct input *input) {
    switch (input->type) {
    case ORT_FLOAT:
        return sizeof(float);
    case ORT_INT32:
        return sizeof(int32_t);
    case ORT_INT64:
        return sizeof(int64_t);
    default:
        events_fail(library->events, "UNSUPPORTED",
                    "input '%s' is of element type %d, not float, int32 or int64", input->name, input->type);
    }
}

static void fill(const struct input *input, void *data, size_t elements, struct random *random) {
    enum meaning meaning = meaning_of(input->name);
    int64_t last_dimension = input->rank > 0 ? input->shape[input->rank - 1] : 1;
    for (size_t i = 0; i < elements; i++) {
        if (input->type == ORT_FLOAT) {
            ((float *)data)[i] = random_symmetric(random);
            continue;
        }
        int64_t value = whole_number(meaning, i, last_dimension, random);
        if (input->type == ORT_INT64) {
            ((int64_t *)data)[i] = value;
        } else {
            ((int32_t *)data)[i] = (int32_t)value;
        }
    }
}

static void *create(const struct library *library, const struct input *input, struct random *random) {
    void *memory, *value;
    size_t elements = 1;
    for (size_t i = 0; i < input->rank; i++) {
        elements *= (size_t)input->shape[i];
    }
    size_t bytes = elements * element_bytes(library, input);
    void *data = allocate(bytes, 1);
    fill(input, data, elements, random);
    check(library, library->api.CreateCpuMemoryInfo(ORT_DEVICE_ALLOCATOR, ORT_MEMORY_DEFAULT, &memory));
    check(library, library->api.CreateTensorWithDataAsOrtValue(memory, data, bytes, input->shape, input->rank,
                                                               input->type, &value));
    return value;
}

struct tensors tensors_create(const struct library *library, void *session, const struct runner_job *job) {
    const struct ort *api = &library->api;
    struct random random = {job->seed};
    struct tensors tensors;
    void *allocator;
    check(library, api->GetAllocatorWithDefaultOptions(&allocator));
    check(library, api->SessionGetInputCount(session, &tensors.input_count));
    check(library, api->SessionGetOutputCount(session, &tensors.output_count));
    tensors.input_names = allocate(tensors.input_count, sizeof *tensors.input_names);
    tensors.output_names = allocate(tensors.output_count, sizeof *tensors.output_names);
    tensors.inputs = allocate(tensors.input_count, sizeof *tensors.inputs);
    for (size_t i = 0; i < tensors.input_count; i++) {
        struct input input = describe(library, session, i, job);
        tensors.input_names[i] = input.name;
        tensors.inputs[i] = create(library, &input, &random);
    }
    for (size_t i = 0; i < tensors.output_count; i++) {
        char *name;
        check(library, api->SessionGetOutputName(session, i, allocator, &name));
        tensors.output_names[i] = name;
    }
    return tensors;
}

struct tensor_shape tensor_shape_of(const struct library *library, void *value) {
    struct tensor_shape found;
    void *shape;
    check(library, library->api.GetTensorTypeAndShape(value, &shape));
    check(library, library->api.GetTensorElementType(shape, &found.type));
    check(library, library->api.GetTensorShapeElementCount(shape, &found.elements));
    return found;
}
