#ifndef ASSAY_RUNNER_ONNX_ORT_TABLE_H
#define ASSAY_RUNNER_ONNX_ORT_TABLE_H

#include <stddef.h>
#include <stdint.h>

/*
 * The part of ONNX Runtime's C API that the runner uses, declared by ourselves: the header is in no package
 * that a device or a quickstart can be asked to fetch. OrtApi is a table of function pointers that is only
 * ever appended to, so a position holds for every later release. `make check-ort-table
 * HEADER=.../onnxruntime_c_api.h` holds each position against a real header. All of them are of API
 * version 1.
 */

enum { ORT_API_VERSION_USED = 1 };

/* Enumerations of the C API, by value. */
enum { ORT_LOGGING_WARNING = 2, ORT_ENABLE_ALL = 99, ORT_DEVICE_ALLOCATOR = 0, ORT_MEMORY_DEFAULT = 0 };
enum { ORT_NOT_IMPLEMENTED = 9 };
enum { ORT_FLOAT = 1, ORT_INT32 = 6, ORT_INT64 = 7 };

typedef struct ort_status *ort_status; /* NULL: it worked */

/* X(position in OrtApi, name there, what it returns, what it takes) */
#define ORT_FUNCTIONS(X)                                                                                     \
    X(1, GetErrorCode, int, (ort_status))                                                                    \
    X(2, GetErrorMessage, const char *, (ort_status))                                                        \
    X(3, CreateEnv, ort_status, (int level, const char *name, void **env))                                   \
    X(7, CreateSession, ort_status, (void *env, const char *path, void *options, void **session))            \
    X(9, Run, ort_status,                                                                                    \
      (void *session, void *options, const char *const *input_names, void *const *inputs,                    \
       size_t input_count, const char *const *output_names, size_t output_count, void **outputs))            \
    X(10, CreateSessionOptions, ort_status, (void **options))                                                \
    X(23, SetSessionGraphOptimizationLevel, ort_status, (void *options, int level))                          \
    X(24, SetIntraOpNumThreads, ort_status, (void *options, int threads))                                    \
    X(30, SessionGetInputCount, ort_status, (void *session, size_t *count))                                  \
    X(31, SessionGetOutputCount, ort_status, (void *session, size_t *count))                                 \
    X(33, SessionGetInputTypeInfo, ort_status, (void *session, size_t index, void **type))                   \
    X(36, SessionGetInputName, ort_status, (void *session, size_t index, void *allocator, char **name))      \
    X(37, SessionGetOutputName, ort_status, (void *session, size_t index, void *allocator, char **name))     \
    X(49, CreateTensorWithDataAsOrtValue, ort_status,                                                        \
      (void *memory, void *data, size_t bytes, const int64_t *shape, size_t rank, int type, void **value))   \
    X(51, GetTensorMutableData, ort_status, (void *value, void **data))                                      \
    X(55, CastTypeInfoToTensorInfo, ort_status, (void *type, void **shape))                                  \
    X(60, GetTensorElementType, ort_status, (void *shape, int *type))                                        \
    X(61, GetDimensionsCount, ort_status, (void *shape, size_t *count))                                      \
    X(62, GetDimensions, ort_status, (void *shape, int64_t *dimensions, size_t count))                       \
    X(64, GetTensorShapeElementCount, ort_status, (void *shape, size_t *count))                              \
    X(65, GetTensorTypeAndShape, ort_status, (void *value, void **shape))                                    \
    X(69, CreateCpuMemoryInfo, ort_status, (int allocator, int memory, void **info))                         \
    X(78, GetAllocatorWithDefaultOptions, ort_status, (void **allocator))                                    \
    X(96, ReleaseValue, void, (void *value))

/** The functions, by name. */
struct ort {
#define ORT_MEMBER(position, name, result, arguments) result(*name) arguments;
    ORT_FUNCTIONS(ORT_MEMBER)
#undef ORT_MEMBER
};

#endif
