#include "probe/hash.h"

#include "probe/version.h"

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

/** Of this one file; sync(1) would wait for all that the device has to write. */
static bool make_durable(const char *path) {
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    bool durable = fd >= 0 && fsync(fd) == 0;
    int error = errno;
    if (fd >= 0) {
        close(fd);
    }
    errno = error;
    return durable;
}

int hash_files(char *const *words) {
    int code = EXIT_COMPLETE;
    bool durable = false;
    for (; *words != NULL; words++) {
        char hex[SHA256_HEX_SIZE];
        int64_t bytes;
        if (strcmp(*words, "--durable") == 0) {
            durable = true;
        } else if (hash_file(*words, hex, &bytes) && (!durable || make_durable(*words))) {
            printf("%s  %s\n", hex, *words);
        } else {
            fprintf(stderr, "probe: %s: %s\n", *words, strerror(errno));
            code = EXIT_FAILED;
        }
    }
    return code;
}
