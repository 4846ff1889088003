#include "probe/sampling/line_source.h"

#include "probe/sampling/scan.h"

#include <string.h>

static bool scan(const char *line, const struct channel *channel, double *number) {
    return channel->way == OF_WORD ? scan_between(line, channel->after, channel->before, number)
                                   : scan_column(line, channel->index, number);
}

static bool take_line(struct sink *sink, int64_t at, const char *line) {
    bool any = false;
    for (size_t i = 0; i < sink->group->channel_count; i++) {
        double number;
        if (scan(line, &sink->group->channels[i], &number)) {
            sink_take(sink, i, at, number);
            any = true;
        } else {
            sink_miss(sink, i);
        }
    }
    return any;
}

size_t line_source_take(struct line_source *source, struct sink *sink, int64_t at, const char *bytes,
                        size_t length) {
    size_t lines = 0;
    while (length > 0) {
        const char *end = memchr(bytes, '\n', length);
        size_t part = end != NULL ? (size_t)(end - bytes) : length;
        source->too_long = source->too_long || part > LINE_BYTES - source->length;
        if (!source->too_long) {
            memcpy(source->text + source->length, bytes, part);
            source->length += part;
        }
        if (end == NULL) {
            return lines;
        }
        source->text[source->too_long ? 0 : source->length] = '\0'; /* one too long holds no number */
        lines += take_line(sink, at, source->text);
        source->length = 0;
        source->too_long = false;
        bytes += part + 1;
        length -= part + 1;
    }
    return lines;
}
