#include "files.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <unistd.h>

bool write_whole(int fd, const void *bytes, size_t length) {
    const char *at = bytes;
    while (length > 0) {
        ssize_t n = write(fd, at, length);
        if (n < 0 && errno != EINTR) {
            return false;
        }
        if (n > 0) {
            at += n, length -= (size_t)n;
        }
    }
    return true;
}

size_t read_again(int fd, char *buffer, size_t size) {
    ssize_t n = pread(fd, buffer, size - 1, 0);
    size_t length = n > 0 ? (size_t)n : 0;
    buffer[length] = '\0';
    return length;
}

size_t read_once(const char *path, char *buffer, size_t size) {
    buffer[0] = '\0';
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        return 0;
    }
    size_t length = read_again(fd, buffer, size);
    close(fd);
    return length;
}

bool write_durable(int folder, const char *name, const void *bytes, size_t length) {
    char part[NAME_MAX];
    snprintf(part, sizeof part, "%s.part", name);
    int fd = openat(folder, part, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    if (fd < 0) {
        return false;
    }
    bool written = write_whole(fd, bytes, length) && fsync(fd) == 0;
    int error = errno;
    close(fd);
    errno = error;
    return written && renameat(folder, part, folder, name) == 0 && fsync(folder) == 0;
}
