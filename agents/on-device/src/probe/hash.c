#include "hash.h"

#include "common/sha256.h"
#include "version.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static bool hash_file(const char *path, char hex[SHA256_HEX_SIZE]) {
    static char chunk[1 << 18];
    struct sha256 hash;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        return false;
    }
    sha256_begin(&hash);
    ssize_t n;
    while ((n = read(fd, chunk, sizeof chunk)) > 0) {
        sha256_add(&hash, chunk, (size_t)n);
    }
    int error = errno;
    close(fd);
    errno = error;
    sha256_end(&hash, hex);
    return n == 0;
}

int hash_files(char *const *paths) {
    int code = EXIT_COMPLETE;
    for (; *paths != NULL; paths++) {
        char hex[SHA256_HEX_SIZE];
        if (hash_file(*paths, hex)) {
            printf("%s  %s\n", hex, *paths);
        } else {
            fprintf(stderr, "probe: %s: %s\n", *paths, strerror(errno));
            code = EXIT_FAILED;
        }
    }
    return code;
}
