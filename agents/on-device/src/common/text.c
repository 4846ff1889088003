#include "text.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void *required(void *memory) {
    if (memory == NULL) {
        fputs("out of memory\n", stderr);
        exit(1);
    }
    return memory;
}

void *allocate(size_t count, size_t size) {
    return required(calloc(count > 0 ? count : 1, size));
}

void text_append(struct text *text, const void *bytes, size_t length) {
    if (text->capacity - text->length < length) {
        size_t capacity = 2 * text->capacity + length + 64;
        text->data = required(realloc(text->data, capacity));
        text->capacity = capacity;
    }
    if (length > 0) {
        memcpy(text->data + text->length, bytes, length);
        text->length += length;
    }
}

void text_append_string(struct text *text, const char *string) {
    text_append(text, string, strlen(string));
}

void text_free(struct text *text) {
    free(text->data);
    *text = (struct text){0};
}

bool text_read_file(struct text *text, const char *path, size_t limit) {
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        return false;
    }
    char chunk[16384];
    ssize_t n;
    while ((n = read(fd, chunk, sizeof chunk)) > 0 && text->length + (size_t)n <= limit) {
        text_append(text, chunk, (size_t)n);
    }
    int error = n < 0 ? errno : n > 0 ? EFBIG : 0;
    close(fd);
    text_append(text, "", 1);
    text->length--;
    errno = error;
    return error == 0;
}
