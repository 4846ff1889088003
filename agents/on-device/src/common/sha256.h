#ifndef ASSAY_SHA256_H
#define ASSAY_SHA256_H

#include <stddef.h>
#include <stdint.h>

#define SHA256_HEX_SIZE 65

/** SHA-256 (FIPS 180-4) of bytes given in pieces. */
struct sha256 {
    uint32_t state[8];
    uint64_t length;
    uint8_t block[64];
    size_t filled;
};

void sha256_begin(struct sha256 *hash);
void sha256_add(struct sha256 *hash, const void *bytes, size_t length);

/** Ends the hash and writes it as 64 lower-case hexadecimal digits and a zero byte. */
void sha256_end(struct sha256 *hash, char hex[SHA256_HEX_SIZE]);

#endif
