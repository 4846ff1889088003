#include "message.h"

#include <string.h>

enum { VARINT = 0, BYTES = 2, FIXED32 = 5 };

static void put(struct message *message, const void *bytes, size_t length) {
    if (length <= MESSAGE_BYTES - message->length) {
        memcpy(message->bytes + message->length, bytes, length);
        message->length += length;
    }
}

static size_t varint(uint64_t value, unsigned char bytes[static 10]) {
    size_t length = 0;
    do {
        bytes[length++] = (unsigned char)((value & 0x7f) | (value > 0x7f ? 0x80 : 0));
        value >>= 7;
    } while (value != 0);
    return length;
}

static void put_varint(struct message *message, uint64_t value) {
    unsigned char bytes[10];
    put(message, bytes, varint(value, bytes));
}

void message_number(struct message *message, unsigned field, uint64_t value) {
    put_varint(message, field << 3 | VARINT);
    put_varint(message, value);
}

void message_float(struct message *message, unsigned field, float value) {
    put_varint(message, field << 3 | FIXED32);
    put(message, &value, sizeof value); /* little-endian, as both kinds of processors that there are */
}

static void put_bytes(struct message *message, unsigned field, const void *bytes, size_t length) {
    put_varint(message, field << 3 | BYTES);
    put_varint(message, length);
    put(message, bytes, length);
}

void message_text(struct message *message, unsigned field, const char *text) {
    put_bytes(message, field, text, strlen(text));
}

void message_inner(struct message *message, unsigned field, const struct message *inner) {
    put_bytes(message, field, inner->bytes, inner->length);
}

void message_packet(const struct message *message, FILE *trace) {
    unsigned char length[10];
    fputc(1 << 3 | BYTES, trace);
    fwrite(length, 1, varint(message->length, length), trace);
    fwrite(message->bytes, 1, message->length, trace);
}
