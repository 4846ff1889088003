#include "check.h"
#include "probe/bandwidth/bandwidth.h"
#include "probe/bandwidth/bandwidth_cache.h"

#define MIB (UINT64_C(1) << 20)

static void sums_every_word_of_its_part_once(void) {
    static _Alignas(64) uint64_t words[4096];
    uint64_t expected = 0;
    for (uint64_t i = 0; i < 4096; i++) {
        words[i] = i * i * UINT64_C(0x9E3779B97F4A7C15);
        expected += i < 4064 ? words[i] : 0;
    }
    CHECK(bandwidth_sum(words, 4064 * sizeof *words) == expected);
    CHECK(bandwidth_sum(words, 0) == 0);
}

static void reads_far_more_than_the_caches_hold_and_never_most_of_the_memory(void) {
    CHECK(bandwidth_bytes(0, 0) == 256 * MIB);
    CHECK(bandwidth_bytes(1 * MIB, 8192 * MIB) == 256 * MIB);
    CHECK(bandwidth_bytes(64 * MIB, 8192 * MIB) == 512 * MIB);
    CHECK(bandwidth_bytes(64 * MIB, 301 * MIB) == 150 * MIB);
}

int main(void) {
    sums_every_word_of_its_part_once();
    reads_far_more_than_the_caches_hold_and_never_most_of_the_memory();
    puts("bandwidth: good");
    return 0;
}
