#ifndef ASSAY_TEXT_H
#define ASSAY_TEXT_H

#include <stdbool.h>
#include <stddef.h>

/** Bytes that grow; begin with zeroes. Running out of memory ends the program with a message. */
struct text {
    char *data;
    size_t length;
    size_t capacity;
};

void text_append(struct text *text, const void *bytes, size_t length);
void text_append_string(struct text *text, const char *string);
void text_free(struct text *text);

/** A whole file's bytes with a zero byte behind them. False with errno set when it cannot be read or exceeds
 * `limit`. */
bool text_read_file(struct text *text, const char *path, size_t limit);

/** malloc that ends the program with a message instead of returning NULL; the memory is zeroed. */
void *allocate(size_t count, size_t size);

#endif
