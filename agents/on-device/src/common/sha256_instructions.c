#include "sha256_instructions.h"

/** Four rounds at a time, 16 times; words of the schedule in a ring of four vectors. */
enum { QUADS = 16, SCHEDULED = 12 };

#if defined(__x86_64__)

#include <cpuid.h>
#include <immintrin.h>

static bool has_instructions(void) {
    enum { SSSE3 = 1 << 9, SSE4_1 = 1 << 19, SHA = 1 << 29 };
    unsigned a, b, c, d;
    bool vectors = __get_cpuid(1, &a, &b, &c, &d) != 0 && (c & SSSE3) != 0 && (c & SSE4_1) != 0;
    return vectors && __get_cpuid_count(7, 0, &a, &b, &c, &d) != 0 && (b & SHA) != 0;
}

/* Intel, "Intel SHA Extensions", 2013: the state is held as ABEF and CDGH. */
__attribute__((target("sha,ssse3,sse4.1"))) static void add_blocks(uint32_t state[8], const uint8_t *blocks,
                                                                   size_t count) {
    const __m128i big_endian = _mm_set_epi64x(0x0c0d0e0f08090a0bLL, 0x0405060700010203LL);
    __m128i cdab = _mm_shuffle_epi32(_mm_loadu_si128((const __m128i *)state), 0xB1);
    __m128i efgh = _mm_shuffle_epi32(_mm_loadu_si128((const __m128i *)(state + 4)), 0x1B);
    __m128i abef = _mm_alignr_epi8(cdab, efgh, 8), cdgh = _mm_blend_epi16(efgh, cdab, 0xF0);
    for (; count > 0; count--, blocks += 64) {
        __m128i abef_before = abef, cdgh_before = cdgh, w[4];
        for (size_t i = 0; i < 4; i++) {
            w[i] = _mm_shuffle_epi8(_mm_loadu_si128((const __m128i *)(blocks + 16 * i)), big_endian);
        }
        for (size_t i = 0; i < QUADS; i++) {
            __m128i k = _mm_loadu_si128((const __m128i *)(sha256_constants + 4 * i));
            __m128i words = _mm_add_epi32(w[i % 4], k);
            cdgh = _mm_sha256rnds2_epu32(cdgh, abef, words);
            abef = _mm_sha256rnds2_epu32(abef, cdgh, _mm_shuffle_epi32(words, 0x0E));
            if (i < SCHEDULED) {
                __m128i last = w[(i + 3) % 4], seven_back = _mm_alignr_epi8(last, w[(i + 2) % 4], 4);
                __m128i partial = _mm_add_epi32(_mm_sha256msg1_epu32(w[i % 4], w[(i + 1) % 4]), seven_back);
                w[i % 4] = _mm_sha256msg2_epu32(partial, last);
            }
        }
        abef = _mm_add_epi32(abef, abef_before);
        cdgh = _mm_add_epi32(cdgh, cdgh_before);
    }
    __m128i feba = _mm_shuffle_epi32(abef, 0x1B), dchg = _mm_shuffle_epi32(cdgh, 0xB1);
    _mm_storeu_si128((__m128i *)state, _mm_blend_epi16(feba, dchg, 0xF0));
    _mm_storeu_si128((__m128i *)(state + 4), _mm_alignr_epi8(dchg, feba, 8));
}

#elif defined(__aarch64__)

#include <arm_neon.h>
#include <asm/hwcap.h>
#include <sys/auxv.h>

static bool has_instructions(void) {
    return (getauxval(AT_HWCAP) & HWCAP_SHA2) != 0;
}

/* Arm Architecture Reference Manual for A-profile, SHA256H and its like. */
__attribute__((target("+crypto"))) static void add_blocks(uint32_t state[8], const uint8_t *blocks,
                                                          size_t count) {
    uint32x4_t abcd = vld1q_u32(state), efgh = vld1q_u32(state + 4);
    for (; count > 0; count--, blocks += 64) {
        uint32x4_t abcd_before = abcd, efgh_before = efgh, w[4];
        for (size_t i = 0; i < 4; i++) {
            w[i] = vreinterpretq_u32_u8(vrev32q_u8(vld1q_u8(blocks + 16 * i)));
        }
        for (size_t i = 0; i < QUADS; i++) {
            uint32x4_t words = vaddq_u32(w[i % 4], vld1q_u32(sha256_constants + 4 * i)), before = abcd;
            abcd = vsha256hq_u32(abcd, efgh, words);
            efgh = vsha256h2q_u32(efgh, before, words);
            if (i < SCHEDULED) {
                uint32x4_t partial = vsha256su0q_u32(w[i % 4], w[(i + 1) % 4]);
                w[i % 4] = vsha256su1q_u32(partial, w[(i + 2) % 4], w[(i + 3) % 4]);
            }
        }
        abcd = vaddq_u32(abcd, abcd_before);
        efgh = vaddq_u32(efgh, efgh_before);
    }
    vst1q_u32(state, abcd);
    vst1q_u32(state + 4, efgh);
}

#else

static bool has_instructions(void) {
    return false;
}

static void add_blocks(uint32_t state[8], const uint8_t *blocks, size_t count) {
    (void)state, (void)blocks, (void)count;
}

#endif

bool sha256_add_blocks(uint32_t state[8], const uint8_t *blocks, size_t count) {
    static int known = -1; /* the same for every thread that finds it out */
    if (known < 0) {
        known = has_instructions();
    }
    if (known) {
        add_blocks(state, blocks, count);
    }
    return known;
}
