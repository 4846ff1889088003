#include "library.h"

#include <dlfcn.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct api_base {
    const void *const *(*get_api)(uint32_t version);
    const char *(*get_version)(void);
};

typedef const struct api_base *get_api_base(void);

static void take_functions(struct ort *api, const void *const *table) {
#define ORT_TAKE(position, name, result, arguments) memcpy(&api->name, &table[position], sizeof api->name);
    ORT_FUNCTIONS(ORT_TAKE)
#undef ORT_TAKE
}

/** From release 1.29 on the library starts a shell, writes files and sends what it saw over the network,
 * unless this is set before its environment is made: no part of what is measured here, and fatal on a device
 * without /bin/sh. */
static void forbid_telemetry(void) {
    setenv("ORT_DISABLE_TELEMETRY", "1", 1);
}

struct library library_open(struct events *events, const char *folder) {
    char path[PATH_MAX];
    get_api_base *get_base;
    struct library library = {.events = events};
    forbid_telemetry();
    snprintf(path, sizeof path, "%s/libonnxruntime.so", folder);
    void *handle = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    if (handle == NULL) {
        events_fail(events, "RUNTIME", "%s", dlerror());
    }
    void *symbol = dlsym(handle, "OrtGetApiBase");
    memcpy(&get_base, &symbol, sizeof get_base);
    const struct api_base *base = symbol != NULL ? get_base() : NULL;
    const void *const *table = base != NULL ? base->get_api(ORT_API_VERSION_USED) : NULL;
    if (table == NULL) {
        events_fail(events, "RUNTIME", "%s offers no OrtApi of version %d", path, ORT_API_VERSION_USED);
    }
    take_functions(&library.api, table);
    events->runtime_version = base->get_version();
    library_check(&library, library.api.CreateEnv(ORT_LOGGING_WARNING, "assay", &library.env), "RUNTIME",
                  "no environment");
    return library;
}

void library_check(const struct library *library, ort_status status, const char *code, const char *what) {
    if (status == NULL) {
        return;
    }
    const char *message = library->api.GetErrorMessage(status);
    if (strstr(message, "alloc") !=
        NULL) { /* no code of its own: std::bad_alloc, "Failed to allocate memory" */
        code = "NO_MEMORY";
    } else if (library->api.GetErrorCode(status) == ORT_NOT_IMPLEMENTED) {
        code = "UNSUPPORTED";
    }
    events_fail(library->events, code, "%s: %s", what, message);
}
