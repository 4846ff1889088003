#ifndef ASSAY_PROBE_HASH_H
#define ASSAY_PROBE_HASH_H

#include "common/sha256.h"

#include <stdbool.h>
#include <stdint.h>

/** The SHA-256 of a file and how many bytes it is of. False with errno set. */
bool hash_file(const char *path, char hex[SHA256_HEX_SIZE], int64_t *bytes);

/**
 * Prints the SHA-256 of each file as sha256sum does; behind the word `--durable` each is on the medium as
 * well when it returns, so that a power cut does not take it. Returns the probe's exit code.
 */
int hash_files(char *const *words);

/**
 * Prints the SHA-256 of a file that is being written, as sha256sum does, when it has come to `bytes` and is
 * on the medium: it is hashed, and the medium is given work, while it grows. The file need not be there yet.
 * Ends early when standard input does: whoever asked is gone. Returns the probe's exit code.
 *
 * @param bytes in decimal digits
 */
int hash_growing_file(const char *bytes, const char *path);

#endif
