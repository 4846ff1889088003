#include "probe/run/drain.h"

#include "probe/files.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

bool drain_open(struct drain *drain, int bundle, const char *name, int pipe, int64_t limit) {
    *drain = (struct drain){.pipe = pipe, .name = name, .room = limit};
    drain->file = openat(bundle, name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    return drain->file >= 0;
}

/** One turn takes no more than the pipe holds: a writer that never pauses must not keep its reader from
 * anything else. */
enum { MOST_CHUNKS = 16 };

static void keep(struct drain *drain, const char *bytes, int64_t length) {
    int64_t kept = length < drain->room ? length : drain->room;
    if (drain->error == 0 && !write_whole(drain->file, bytes, (size_t)kept)) {
        drain->error = errno;
    }
    drain->room -= kept;
    drain->dropped += length - kept;
}

void drain_move(struct drain *drain) {
    char chunk[65536];
    for (int i = 0; i < MOST_CHUNKS && drain->pipe >= 0; i++) {
        ssize_t n = read(drain->pipe, chunk, sizeof chunk);
        if (n > 0) {
            keep(drain, chunk, n);
        } else if (n < 0 && errno == EINTR) {
            continue;
        } else if (n < 0 && errno == EAGAIN) {
            return;
        } else {
            close(drain->pipe);
            drain->pipe = -1;
        }
    }
}

void drain_close(struct drain *drain) {
    if (drain->error == 0 && fdatasync(drain->file) != 0) {
        drain->error = errno;
    }
    close(drain->file);
    if (drain->pipe >= 0) {
        close(drain->pipe);
    }
}
