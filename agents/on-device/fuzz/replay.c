/* Runs a fuzz target over the files of folders: what once went wrong stays mended, also where there is no
 * clang. */
#include "common/text.h"
#include "fuzz.h"

#include <dirent.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>

enum { MAX_INPUT_BYTES = 1 << 20 };

static int replay(const char *folder) {
    int count = 0;
    DIR *files = opendir(folder);
    for (struct dirent *entry; files != NULL && (entry = readdir(files)) != NULL;) {
        char path[PATH_MAX];
        struct text input = {0};
        snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
        if (entry->d_name[0] != '.' && text_read_file(&input, path, MAX_INPUT_BYTES)) {
            char *exact = fuzz_text((const uint8_t *)input.data, input.length);
            LLVMFuzzerTestOneInput((const uint8_t *)exact, input.length);
            free(exact);
            count++;
        }
        text_free(&input);
    }
    if (files != NULL) {
        closedir(files);
    }
    return count;
}

int main(int argc, char **argv) {
    int count = 0;
    for (int i = 1; i < argc; i++) {
        count += replay(argv[i]);
    }
    if (count == 0) {
        fprintf(stderr, "%s: no inputs\n", argv[0]);
        return 1;
    }
    const char *name = strrchr(argv[0], '/');
    printf("%s: %d inputs: good\n", name != NULL ? name + 1 : argv[0], count);
    return 0;
}
