#include "probe/hash.h"
#include "probe/version.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
    LOOK_MS = 2, /**< of nothing new: a thousandth of a core, and late by as much */
    CHUNK_BYTES = 1 << 18,
    WRITEBACK_BYTES = 1 << 23,
};

/** Waits until it is time to look again. False when standard input has ended. */
static bool wait_for_more(void) {
    struct pollfd asker = {.fd = STDIN_FILENO, .events = POLLIN};
    char byte;
    return poll(&asker, 1, LOOK_MS) <= 0 ||
           ((asker.revents & POLLIN) != 0 && read(STDIN_FILENO, &byte, 1) > 0);
}

/** -1 with errno set; ECANCELED when standard input has ended before there was such a file. */
static int open_when_there(const char *path) {
    int fd;
    while ((fd = open(path, O_RDONLY | O_CLOEXEC)) < 0 && errno == ENOENT) {
        if (!wait_for_more()) {
            errno = ECANCELED;
            return -1;
        }
    }
    return fd;
}

/** Hashes until `bytes` are read. The medium works meanwhile; only fsync says that it is done. */
static bool follow(int fd, int64_t bytes, struct sha256 *hash) {
    static char chunk[CHUNK_BYTES];
    int64_t begun = 0;
    for (int64_t done = 0; done < bytes;) {
        ssize_t n = read(fd, chunk, bytes - done < CHUNK_BYTES ? (size_t)(bytes - done) : CHUNK_BYTES);
        if (n < 0) {
            return false;
        }
        if (n == 0 && !wait_for_more()) {
            errno = ECANCELED;
            return false;
        }
        sha256_add(hash, chunk, (size_t)n);
        done += n;
        if (done - begun >= WRITEBACK_BYTES) {
            sync_file_range(fd, begun, done - begun, SYNC_FILE_RANGE_WRITE);
            begun = done;
        }
    }
    return fsync(fd) == 0;
}

int hash_growing_file(const char *bytes, const char *path) {
    char *end;
    errno = 0;
    int64_t count = strtoll(bytes, &end, 10);
    if (errno != 0 || end == bytes || *end != '\0' || count < 0) {
        fprintf(stderr, "probe: hash: found '--growing %s' where a number of bytes was expected\n", bytes);
        return EXIT_USAGE;
    }
    struct sha256 hash;
    sha256_begin(&hash);
    int fd = open_when_there(path);
    bool done = fd >= 0 && follow(fd, count, &hash);
    int error = errno;
    if (fd >= 0) {
        close(fd);
    }
    if (!done) {
        fprintf(stderr, "probe: %s: %s\n", path, strerror(error));
        return EXIT_FAILED;
    }
    char hex[SHA256_HEX_SIZE];
    sha256_end(&hash, hex);
    printf("%s  %s\n", hex, path);
    return EXIT_COMPLETE;
}
