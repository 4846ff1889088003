#include "check.h"
#include "probe/line_source.h"

#include <math.h>

static struct channel channels[2] = {{.id = 4, .way = OF_COLUMN, .index = 0, .scale = 1000},
                                     {.id = 5, .way = OF_COLUMN, .index = 1, .scale = 1}};
static struct sampling_group group = {.hz = 10, .channels = channels, .channel_count = 2};

struct seen {
    int count;
    double last;
};

static void see(void *context, const struct channel *channel, int64_t at, double value) {
    struct seen *seen = context;
    seen->count += channel->id == 4 && at == 9;
    seen->last = value;
}

static void keeps_readings_in_order_until_it_is_full(void) {
    struct ring ring;
    size_t count;
    ring_open(&ring, 60);
    for (int64_t i = 0; i < 100; i++) { /* around its end */
        CHECK(ring_put(&ring, &(struct reading){.at = i}));
        CHECK(ring_peek(&ring, &count)->at == i && count == 1);
        ring_release(&ring, 1);
    }
    for (int64_t i = 0; i < 64; i++) {
        CHECK(ring_put(&ring, &(struct reading){.at = i}));
    }
    CHECK(!ring_put(&ring, &(struct reading){.at = 64}));
    for (int64_t i = 0; i < 64; i += (int64_t)count) { /* in two pieces */
        CHECK(ring_peek(&ring, &count)->at == i && count > 0);
        ring_release(&ring, count);
    }
    ring_peek(&ring, &count);
    CHECK(count == 0);
    ring_close(&ring);
}

static void scales_counts_and_shows_every_value(void) {
    int64_t unread[2] = {0};
    struct seen seen = {0};
    struct sink sink = {.group = &group, .tap = {see, &seen}, .unread = unread};
    size_t count;
    ring_open(&sink.ring, 1);
    sink_take(&sink, 0, 9, 1.5);
    sink_take(&sink, 0, 9, INFINITY);
    sink_miss(&sink, 1);
    CHECK(ring_peek(&sink.ring, &count)->value == 1500 && count == 1);
    CHECK(seen.count == 1 && seen.last == 1500 && unread[0] == 1 && unread[1] == 1);
    ring_close(&sink.ring);
}

static void takes_lines_however_they_are_cut(void) {
    static const char text[] = "1,2\n3,x\n\n,\n4,5";
    for (size_t cut = 0; cut < sizeof text; cut++) {
        int64_t unread[2] = {0};
        struct sink sink = {.group = &group, .unread = unread};
        struct line_source lines = {0};
        size_t count;
        ring_open(&sink.ring, 1);
        size_t taken = line_source_take(&lines, &sink, 1, text, cut);
        taken += line_source_take(&lines, &sink, 2, text + cut, sizeof text - 1 - cut);
        CHECK(taken == 2 && unread[0] == 2 && unread[1] == 3);
        ring_peek(&sink.ring, &count);
        CHECK(count == 3);
        ring_close(&sink.ring);
    }
}

static void drops_a_line_that_is_too_long_and_reads_the_next(void) {
    static char text[3 * LINE_BYTES];
    int64_t unread[2] = {0};
    struct sink sink = {.group = &group, .unread = unread};
    struct line_source lines = {0};
    memset(text, '1', sizeof text);
    memcpy(text + sizeof text - 5, "\n7,8\n", 5);
    ring_open(&sink.ring, 1);
    CHECK(line_source_take(&lines, &sink, 1, text, 100) == 0);
    CHECK(line_source_take(&lines, &sink, 1, text + 100, sizeof text - 100) == 1);
    CHECK(unread[0] == 1 && unread[1] == 1);
    ring_close(&sink.ring);
}

int main(void) {
    keeps_readings_in_order_until_it_is_full();
    scales_counts_and_shows_every_value();
    takes_lines_however_they_are_cut();
    drops_a_line_that_is_too_long_and_reads_the_next();
    puts("sink: good");
    return 0;
}
