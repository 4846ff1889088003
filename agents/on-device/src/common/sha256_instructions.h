#ifndef ASSAY_SHA256_INSTRUCTIONS_H
#define ASSAY_SHA256_INSTRUCTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** The round constants of FIPS 180-4, 4.2.2. */
extern const uint32_t sha256_constants[64];

/**
 * Adds whole blocks of 64 bytes to a state with the instructions that the processor has for it: about ten
 * times as fast as without. False, and nothing done, where it has none.
 */
bool sha256_add_blocks(uint32_t state[8], const uint8_t *blocks, size_t count);

/** The same in plain C, on any processor. */
void sha256_add_blocks_plainly(uint32_t state[8], const uint8_t *blocks, size_t count);

#endif
