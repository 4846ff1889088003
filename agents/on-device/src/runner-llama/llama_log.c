#include "llama_log.h"

#include "llama.h"

#include <stdio.h>
#include <string.h>

static char errors[400];

/** Called by the library from its loading thread only. A line may come in pieces, the later ones marked as
 * CONT. */
static void keep(enum ggml_log_level level, const char *text, void *unused) {
    static enum ggml_log_level last;
    (void)unused;
    last = level == GGML_LOG_LEVEL_CONT ? last : level;
    if (last >= GGML_LOG_LEVEL_WARN && last != GGML_LOG_LEVEL_CONT) {
        fputs(text, stderr);
    }
    if (last == GGML_LOG_LEVEL_ERROR) {
        size_t used = strlen(errors);
        snprintf(errors + used, sizeof errors - used, "%s%s", used > 0 && errors[used - 1] != ' ' ? " " : "",
                 text);
        char *newline = strchr(errors, '\n');
        if (newline != NULL) { /* a piece of a line, or a line too long to keep, has none */
            *newline = ' ';
        }
    }
}

void llama_log_begin(void) {
    llama_log_set(keep, NULL);
}

const char *llama_log_errors(void) {
    return errors;
}
