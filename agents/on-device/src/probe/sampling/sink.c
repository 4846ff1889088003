#include "probe/sampling/sink.h"

#include <math.h>

void sink_take(struct sink *sink, size_t channel, int64_t at, double number) {
    const struct channel *of = &sink->group->channels[channel];
    struct reading reading = {.at = at, .value = number * of->scale, .channel = of->id};
    if (isfinite(reading.value) && sink->tap.see != NULL) { /* also where there is no room to keep it */
        sink->tap.see(sink->tap.context, of, at, reading.value);
    }
    if (!isfinite(reading.value) || !ring_put(&sink->ring, &reading)) {
        sink_miss(sink, channel);
    }
}

void sink_miss(struct sink *sink, size_t channel) {
    sink->unread[channel]++;
}
