#include "common/clock.h"
#include "probe/facts/facts.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/** Nodes listed at most: a server with hundreds of processors has some thousand. */
enum { MAX_NODES = 8192 };

/** Bytes of a node's text that are kept. */
enum { MAX_TEXT = 8192 };

/** A node is read this often, or until that has taken SLOW_NS: on a slow bus one reading must do. */
enum { READINGS = 5 };
#define SLOW_NS (4 * NS_PER_MS)

/** What reading a node told. */
struct reading {
    int error; /**< errno, 0 when it could be read */
    char text[MAX_TEXT + 1];
    int64_t cost_ns; /**< the middle one of a few */
};

/** Everything from the file's beginning, as far as there is room. */
static ssize_t read_whole(int fd, char *text, size_t size) {
    size_t length = 0;
    ssize_t n;
    do {
        n = pread(fd, text + length, size - length, (off_t)length);
        length += n > 0 ? (size_t)n : 0;
    } while (n > 0 && length < size);
    return length > 0 ? (ssize_t)length : n;
}

static int by_size(const void *a, const void *b) {
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

static void measure(int fd, struct reading *reading) {
    int64_t costs[READINGS], all = 0;
    int count = 0;
    while (count < READINGS && all < SLOW_NS) {
        int64_t begin = monotonic_ns();
        ssize_t length = read_whole(fd, reading->text, MAX_TEXT);
        costs[count] = monotonic_ns() - begin;
        all += costs[count++];
        if (length < 0) {
            reading->error = errno;
            return;
        }
        reading->text[length] = '\0';
    }
    qsort(costs, (size_t)count, sizeof *costs, by_size);
    reading->cost_ns = costs[count / 2];
    for (size_t end = strlen(reading->text); end > 0 && (unsigned char)reading->text[end - 1] <= ' ';) {
        reading->text[--end] = '\0';
    }
}

static void read_node(const struct facts *facts, const char *path, struct reading *reading) {
    struct stat status;
    reading->error = 0;
    if (monotonic_ns() > facts->until_ns) {
        reading->error = ETIME;
        return;
    }
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK); /* were it a pipe, it would wait for a writer */
    if (fd < 0 || fstat(fd, &status) != 0) {
        reading->error = errno;
    } else if (!S_ISREG(status.st_mode)) {
        reading->error = EINVAL;
    } else {
        measure(fd, reading);
    }
    if (fd >= 0) {
        close(fd);
    }
}

/** The errno's name: C libraries differ in whether they can tell it. */
static const char *error_name(int error, char number[24]) {
    static const struct {
        int error;
        const char *name;
    } names[] = {
        {EACCES, "EACCES"}, {EPERM, "EPERM"},           {EIO, "EIO"},
        {EAGAIN, "EAGAIN"}, {ENODATA, "ENODATA"},       {ENODEV, "ENODEV"},
        {ENXIO, "ENXIO"},   {EINVAL, "EINVAL"},         {EBUSY, "EBUSY"},
        {ETIME, "ETIME"},   {ENOMEM, "ENOMEM"},         {ENOENT, "ENOENT"},
        {EPROTO, "EPROTO"}, {ETIMEDOUT, "ETIMEDOUT"},   {EREMOTEIO, "EREMOTEIO"},
        {ELOOP, "ELOOP"},   {EOPNOTSUPP, "EOPNOTSUPP"},
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (names[i].error == error) {
            return names[i].name;
        }
    }
    snprintf(number, 24, "errno %d", error);
    return number;
}

void facts_add(struct facts *facts, const struct facts_place *place, const char *file, const char *label) {
    char under[FACTS_PATH], path[FACTS_PATH], number[24];
    static struct reading reading;
    struct json_writer *json = &facts->json;
    if (!facts_join(under, place->dir, file) || strlen(facts->root) + strlen(under) >= sizeof path) {
        facts->left_out++;
        return;
    }
    strcpy(path, facts->root);
    strcat(path, under);
    struct stat status;
    if (stat(path, &status) != 0 && (errno == ENOENT || errno == ENOTDIR)) {
        return;
    }
    if (facts->nodes == MAX_NODES) {
        facts->left_out++;
        return;
    }
    facts->nodes++;
    read_node(facts, path, &reading);
    json_open(json, '{');
    json_string_member(json, "kind", place->kind);
    json_string_member(json, "chip", place->chip);
    json_string_member(json, "dir", place->dir);
    json_string_member(json, "file", file);
    json_string_member(json, "path", path);
    if (label != NULL && label[0] != '\0') {
        json_string_member(json, "label", label);
    }
    if (reading.error != 0) {
        json_string_member(json, "error", error_name(reading.error, number));
    } else {
        json_string_member(json, "text", reading.text);
        json_number_member(json, "cost_us", (double)reading.cost_ns / (double)NS_PER_US);
    }
    json_close(json, '}');
}
