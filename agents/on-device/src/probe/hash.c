#include "hash.h"

#include "version.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

bool hash_file(const char *path, char hex[SHA256_HEX_SIZE], int64_t *bytes) {
    static char chunk[1 << 18];
    struct sha256 hash;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        return false;
    }
    sha256_begin(&hash);
    *bytes = 0;
    ssize_t n;
    while ((n = read(fd, chunk, sizeof chunk)) > 0) {
        sha256_add(&hash, chunk, (size_t)n);
        *bytes += n;
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
        int64_t bytes;
        if (hash_file(*paths, hex, &bytes)) {
            printf("%s  %s\n", hex, *paths);
        } else {
            fprintf(stderr, "probe: %s: %s\n", *paths, strerror(errno));
            code = EXIT_FAILED;
        }
    }
    return code;
}
