#ifndef ASSAY_PROBE_FILES_H
#define ASSAY_PROBE_FILES_H

#include <stdbool.h>
#include <stddef.h>

/** Writes every byte, through signals and short writes; false with errno set. */
bool write_whole(int fd, const void *bytes, size_t length);

/** Replaces `name` in a folder so that it is whole or as it was, also after a power cut. False with errno
 * set. */
bool write_durable(int folder, const char *name, const void *bytes, size_t length);

/** Reads a small file of /proc or /sys from its beginning into a zero-terminated buffer; bytes read, 0 on
 * failure. */
size_t read_again(int fd, char *buffer, size_t size);

/** The same of a file that is opened for it. */
size_t read_once(const char *path, char *buffer, size_t size);

#endif
