#ifndef ASSAY_TEST_CHECK_H
#define ASSAY_TEST_CHECK_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/** Ends the test with the place and the condition unless it holds. */
#define CHECK(condition)                                                                                     \
    do {                                                                                                     \
        if (!(condition)) {                                                                                  \
            fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #condition);                                  \
            exit(1);                                                                                         \
        }                                                                                                    \
    } while (0)

#define CHECK_STRING(actual, expected)                                                                       \
    do {                                                                                                     \
        if (strcmp((actual), (expected)) != 0) {                                                             \
            fprintf(stderr, "%s:%d: expected '%s', got '%s'\n", __FILE__, __LINE__, (expected), (actual));   \
            exit(1);                                                                                         \
        }                                                                                                    \
    } while (0)

#endif
