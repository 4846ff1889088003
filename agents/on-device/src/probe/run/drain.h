#ifndef ASSAY_PROBE_DRAIN_H
#define ASSAY_PROBE_DRAIN_H

#include <stdbool.h>
#include <stdint.h>

/** A pipe of the runner being kept in a file, up to a number of bytes; the rest is read and counted. */
struct drain {
    int pipe; /**< -1 once the runner closed it */
    int file;
    const char *name;
    int64_t room;
    int64_t dropped;
    int error; /**< errno of the first failed write to the file, else 0 */
};

/** Creates `name` in the bundle. False with errno set. */
bool drain_open(struct drain *drain, int bundle, const char *name, int pipe, int64_t limit);

/** Moves what the pipe holds now. */
void drain_move(struct drain *drain);

/** Waits until the bytes are on the medium, and closes both ends. */
void drain_close(struct drain *drain);

#endif
