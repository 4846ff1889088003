#include "fuzz.h"

#include <string.h>

char *fuzz_text(const uint8_t *bytes, size_t length) {
    char *text = malloc(length + 1);
    ALWAYS(text != NULL);
    if (length > 0) {
        memcpy(text, bytes, length);
    }
    text[length] = '\0';
    return text;
}
