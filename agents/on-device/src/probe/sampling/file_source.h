#ifndef ASSAY_PROBE_FILE_SOURCE_H
#define ASSAY_PROBE_FILE_SOURCE_H

#include "probe/sampling/sink.h"

/** One small file of /proc or /sys, kept open: a reading is one pread, whatever the number of its channels.
 */
struct sampled_file {
    const char *path;
    int fd;
    size_t size;       /**< how much of it is read */
    int64_t opened_ns; /**< when opening it was last tried */
    size_t *channels;  /**< indexes into the group */
    size_t channel_count;
};

/** The files of a sampling group. */
struct file_source {
    struct sampled_file *files;
    size_t count;
    char *text; /**< room for the largest */
};

void file_source_open(struct file_source *source, const struct sampling_group *group);
void file_source_close(struct file_source *source);

/** Reads every file once; `from` is now. Returns the time behind the last. */
int64_t file_source_read(struct file_source *source, struct sink *sink, int64_t from);

#endif
