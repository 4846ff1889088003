#include "check.h"
#include "common/crc32c.h"

/* RFC 3720, appendix B.4, and the check value of the CRC catalogue. */
int main(void) {
    unsigned char bytes[32] = {0};
    CHECK(crc32c(0, bytes, 32) == 0x8A9136AA);
    memset(bytes, 0xFF, sizeof bytes);
    CHECK(crc32c(0, bytes, 32) == 0x62A8AB43);
    for (unsigned char i = 0; i < 32; i++) {
        bytes[i] = i;
    }
    CHECK(crc32c(0, bytes, 32) == 0x46DD794E);
    CHECK(crc32c(crc32c(0, bytes, 11), bytes + 11, 21) == 0x46DD794E);
    CHECK(crc32c(0, "123456789", 9) == 0xE3069283);
    puts("crc32c: good");
    return 0;
}
