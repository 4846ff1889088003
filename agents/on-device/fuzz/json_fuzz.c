/* The JSON parser; what it takes is written anew, that is taken again, and from then on written the same. */
#include "common/json.h"
#include "fuzz.h"

#include <string.h>

/** Parses what must be JSON, as it was written by us, and writes it. */
static struct text rewrite(const char *bytes, size_t length) {
    struct json_document document = json_parse(bytes, length);
    struct json_writer writer = {0};
    ALWAYS(document.root != NULL);
    json_copy(&writer, document.root);
    json_free(&document);
    return writer.text;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
    struct json_document document = json_parse((const char *)bytes, length);
    if (document.root == NULL) {
        ALWAYS(document.error[0] != '\0' && memchr(document.error, '\0', sizeof document.error) != NULL);
        return 0;
    }
    json_free(&document);
    struct text once = rewrite((const char *)bytes, length);
    struct text twice = rewrite(once.data, once.length); /* "-0.0" became "-0", and now "0" */
    struct text thrice = rewrite(twice.data, twice.length);
    ALWAYS(twice.length == thrice.length && memcmp(twice.data, thrice.data, twice.length) == 0);
    text_free(&once);
    text_free(&twice);
    text_free(&thrice);
    return 0;
}
