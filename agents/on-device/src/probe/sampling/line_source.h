#ifndef ASSAY_PROBE_LINE_SOURCE_H
#define ASSAY_PROBE_LINE_SOURCE_H

#include "probe/sampling/sink.h"

enum { LINE_BYTES = 4096 };

/** Lines of a command, each of which is a reading of its group's channels. */
struct line_source {
    char text[LINE_BYTES + 1];
    size_t length; /**< of the line that is not whole yet */
    bool too_long; /**< what follows up to the next line end belongs to a line that is dropped */
};

/** Takes bytes that came at a moment; the number of lines in them that held a number that was asked for. */
size_t line_source_take(struct line_source *source, struct sink *sink, int64_t at, const char *bytes,
                        size_t length);

#endif
