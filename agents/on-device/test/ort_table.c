/* Compiled only, by `make check-ort-table`, against the real header. */
#include "onnxruntime_c_api.h"

/* The table's own names would collide with the header's. */
#define ORT_LOGGING_WARNING OURS_LOGGING_WARNING
#define ORT_ENABLE_ALL OURS_ENABLE_ALL
#define ORT_NOT_IMPLEMENTED OURS_NOT_IMPLEMENTED
#include "runner-onnx/ort_table.h"

#define SAME_POSITION(position, name, result, arguments)                                                     \
    _Static_assert(offsetof(OrtApi, name) == (position) * sizeof(void *), #name " is elsewhere");
ORT_FUNCTIONS(SAME_POSITION)

_Static_assert(ORT_FLOAT == ONNX_TENSOR_ELEMENT_DATA_TYPE_FLOAT, "float");
_Static_assert(ORT_INT32 == ONNX_TENSOR_ELEMENT_DATA_TYPE_INT32, "int32");
_Static_assert(ORT_INT64 == ONNX_TENSOR_ELEMENT_DATA_TYPE_INT64, "int64");
_Static_assert(OURS_LOGGING_WARNING == ORT_LOGGING_LEVEL_WARNING, "logging level");
_Static_assert(ORT_DEVICE_ALLOCATOR == OrtDeviceAllocator && ORT_MEMORY_DEFAULT == OrtMemTypeDefault,
               "memory");
#undef ORT_ENABLE_ALL
#undef ORT_NOT_IMPLEMENTED
_Static_assert(OURS_ENABLE_ALL == ORT_ENABLE_ALL && OURS_NOT_IMPLEMENTED == ORT_NOT_IMPLEMENTED,
               "enumerations");
