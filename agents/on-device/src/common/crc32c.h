#ifndef ASSAY_CRC32C_H
#define ASSAY_CRC32C_H

#include <stddef.h>
#include <stdint.h>

/** CRC-32C (Castagnoli, RFC 3720 appendix B.4) of `length` bytes, continuing from `crc`; begin with 0. */
uint32_t crc32c(uint32_t crc, const void *bytes, size_t length);

#endif
