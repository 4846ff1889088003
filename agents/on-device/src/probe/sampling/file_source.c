#include "probe/sampling/file_source.h"

#include "common/clock.h"
#include "probe/files.h"
#include "probe/sampling/scan.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Of a file that holds one number so much is read, of one in which text is looked for so much. */
enum { NUMBER_BYTES = 256, TEXT_BYTES = 32768 };

/** A node that vanishes, as those of a processor that is unplugged, may come back: tried so often. */
#define REOPEN_NS NS_PER_S

static struct sampled_file *file_at(struct file_source *source, const char *path, size_t most_channels) {
    for (size_t i = 0; i < source->count; i++) {
        if (strcmp(source->files[i].path, path) == 0) {
            return &source->files[i];
        }
    }
    struct sampled_file *file = &source->files[source->count++];
    *file = (struct sampled_file){.path = path, .size = NUMBER_BYTES};
    file->channels = allocate(most_channels, sizeof *file->channels);
    file->fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    return file;
}

void file_source_open(struct file_source *source, const struct sampling_group *group) {
    *source = (struct file_source){.files = allocate(group->channel_count, sizeof *source->files),
                                   .text = allocate(TEXT_BYTES, 1)};
    for (size_t i = 0; i < group->channel_count; i++) {
        const struct channel *channel = &group->channels[i];
        if (channel->way == OF_FILE) {
            struct sampled_file *file = file_at(source, channel->file, group->channel_count);
            file->channels[file->channel_count++] = i;
            file->size = channel->after != NULL || channel->index > 0 ? TEXT_BYTES : file->size;
        }
    }
}

void file_source_close(struct file_source *source) {
    for (size_t i = 0; i < source->count; i++) {
        close(source->files[i].fd);
        free(source->files[i].channels);
    }
    free(source->files);
    free(source->text);
    *source = (struct file_source){0};
}

static void reopen(struct sampled_file *file, int64_t now) {
    if (now - file->opened_ns >= REOPEN_NS) {
        close(file->fd);
        file->fd = open(file->path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
        file->opened_ns = now;
    }
}

int64_t file_source_read(struct file_source *source, struct sink *sink, int64_t from) {
    for (size_t i = 0; i < source->count; i++) {
        struct sampled_file *file = &source->files[i];
        size_t length = read_again(file->fd, source->text, file->size);
        int64_t to = monotonic_ns();
        for (size_t j = 0; j < file->channel_count; j++) {
            const struct channel *channel = &sink->group->channels[file->channels[j]];
            double number;
            if (scan_field(source->text, channel->after, channel->index, &number)) {
                sink_take(sink, file->channels[j], from + (to - from) / 2, number);
            } else {
                sink_miss(sink, file->channels[j]);
            }
        }
        if (length == 0) {
            reopen(file, to);
        }
        from = to;
    }
    return from;
}
