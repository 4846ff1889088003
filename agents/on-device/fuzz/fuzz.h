#ifndef ASSAY_FUZZ_H
#define ASSAY_FUZZ_H

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

/*
 * Each file here is a libFuzzer target: one parser of the probe against any bytes. `make fuzz` searches with
 * clang; `make check` and `make check-asan` replay the corpus with the ordinary compiler through replay.c.
 */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

/** What must hold whatever the input. */
#define ALWAYS(condition)                                                                                    \
    do {                                                                                                     \
        if (!(condition)) {                                                                                  \
            abort();                                                                                         \
        }                                                                                                    \
    } while (0)

/** The input as a text with a zero byte behind it, in memory of exactly that size; the caller frees it. */
char *fuzz_text(const uint8_t *bytes, size_t length);

#endif
