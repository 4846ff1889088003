#include "check.h"
#include "common/sha256.h"
#include "common/sha256_instructions.h"

static void hashes_to(const char *input, size_t length, size_t piece, const char *expected) {
    struct sha256 hash;
    char hex[SHA256_HEX_SIZE];
    sha256_begin(&hash);
    for (size_t at = 0; at < length; at += piece) {
        sha256_add(&hash, input + at, length - at < piece ? length - at : piece);
    }
    sha256_end(&hash, hex);
    CHECK_STRING(hex, expected);
}

/* Whatever this processor has: both ways come to the same. */
static void both_ways_agree(void) {
    static uint8_t blocks[64 * 257];
    uint32_t random = 1, one[8] = {1, 2, 3, 4, 5, 6, 7, 8}, other[8];
    for (size_t i = 0; i < sizeof blocks; i++) {
        random = random * 1664525 + 1013904223;
        blocks[i] = (uint8_t)(random >> 24);
    }
    memcpy(other, one, sizeof one);
    sha256_add_blocks_plainly(one, blocks, 257);
    if (sha256_add_blocks(other, blocks, 257)) {
        CHECK(memcmp(one, other, sizeof one) == 0);
    } else {
        puts("sha256: this processor has no instructions for it");
    }
}

/* FIPS 180-4's own examples, and lengths around the block and the padding (checked with coreutils'
 * sha256sum). */
int main(void) {
    both_ways_agree();
    hashes_to("", 0, 1, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    hashes_to("abc", 3, 3, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    const char *two_blocks = "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq";
    hashes_to(two_blocks, 56, 7, "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    static char million[1000000];
    memset(million, 'a', sizeof million);
    const char *of_million = "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0";
    hashes_to(million, sizeof million, 1000000, of_million);
    hashes_to(million, sizeof million, 63, of_million);
    hashes_to(million, 55, 55, "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318");
    hashes_to(million, 64, 10, "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb");
    puts("sha256: good");
    return 0;
}
