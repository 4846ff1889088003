#ifndef RIG_MESSAGE_H
#define RIG_MESSAGE_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

enum { MESSAGE_BYTES = 4096 };

/** A protobuf message that is being written: fields by number, in the order of the calls. What does not fit
 * is dropped. */
struct message {
    unsigned char bytes[MESSAGE_BYTES];
    size_t length;
};

void message_number(struct message *message, unsigned field, uint64_t value);
void message_float(struct message *message, unsigned field, float value);
void message_text(struct message *message, unsigned field, const char *text);
void message_inner(struct message *message, unsigned field, const struct message *inner);

/** Writes it as field 1 of the file: a packet of a trace. */
void message_packet(const struct message *message, FILE *trace);

#endif
