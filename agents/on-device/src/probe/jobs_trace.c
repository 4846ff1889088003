#include "jobs_trace.h"

#include "common/crc32c.h"
#include "trace.h"

#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MAGIC_BYTES = 8, HEAD_BYTES = 8, TAIL_BYTES = 4, MAX_PAYLOAD = 1 << 20 };

static uint32_t little_endian(const uint8_t *at, int bytes) {
    uint32_t value = 0;
    for (int i = 0; i < bytes; i++) {
        value |= (uint32_t)at[i] << (8 * i);
    }
    return value;
}

static int64_t integer_in(const struct json *object, const char *key) {
    const struct json *value = json_member(object, key);
    return value != NULL && value->is_integer ? value->integer : 0;
}

static void take(struct trace_end *found, uint32_t type, const char *payload, size_t length) {
    struct json_document document = json_parse(payload, length);
    const struct json *mark = json_member(document.root, "mark");
    if (type == RECORD_END && document.root != NULL) {
        trace_end_free(found);
        found->end = document;
        return;
    }
    if (type == RECORD_HEADER) {
        found->header_ns = integer_in(document.root, "monotonic_ns");
    } else if (mark != NULL && mark->type == JSON_STRING && strcmp(mark->string, "runner_ended") == 0) {
        found->ended_ns = integer_in(document.root, "at");
    }
    json_free(&document);
}

struct trace_end trace_end_parse(const void *bytes, size_t length) {
    struct trace_end found = {0};
    const uint8_t *at = bytes, *end = at + length;
    if (length < MAGIC_BYTES || memcmp(at, "ASSAYTR", 7) != 0) {
        return found;
    }
    for (at += MAGIC_BYTES; end - at >= HEAD_BYTES + TAIL_BYTES;) {
        size_t size = little_endian(at, 4);
        uint32_t type = little_endian(at + 4, 2);
        if (size > MAX_PAYLOAD || (size_t)(end - at) < HEAD_BYTES + size + TAIL_BYTES) {
            break;
        }
        if (type == RECORD_HEADER || type == RECORD_MARK || type == RECORD_END) { /* samples need no look */
            if (crc32c(0, at + 4, 4 + size) != little_endian(at + HEAD_BYTES + size, 4)) {
                break;
            }
            take(&found, type, (const char *)at + HEAD_BYTES, size);
        }
        at += HEAD_BYTES + size + TAIL_BYTES;
    }
    return found;
}

struct trace_end trace_end_read(const char *path) {
    struct trace_end found = {0};
    struct stat status;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd >= 0 && fstat(fd, &status) == 0 && status.st_size > 0) {
        size_t length = (size_t)status.st_size;
        void *bytes = mmap(NULL, length, PROT_READ, MAP_PRIVATE, fd, 0);
        if (bytes != MAP_FAILED) {
            found = trace_end_parse(bytes, length);
            munmap(bytes, length);
        }
    }
    if (fd >= 0) {
        close(fd);
    }
    return found;
}

void trace_end_free(struct trace_end *end) {
    json_free(&end->end);
}
