#include "crc32c.h"

#include <pthread.h>

static uint32_t table[256];
static pthread_once_t table_once = PTHREAD_ONCE_INIT;

static void fill_table(void) {
    for (uint32_t i = 0; i < 256; i++) {
        uint32_t c = i;
        for (int bit = 0; bit < 8; bit++) {
            c = (c >> 1) ^ ((c & 1) ? UINT32_C(0x82F63B78) : 0);
        }
        table[i] = c;
    }
}

uint32_t crc32c(uint32_t crc, const void *bytes, size_t length) {
    pthread_once(&table_once, fill_table);
    const uint8_t *p = bytes;
    crc = ~crc;
    for (size_t i = 0; i < length; i++) {
        crc = (crc >> 8) ^ table[(crc ^ p[i]) & 0xFF];
    }
    return ~crc;
}
