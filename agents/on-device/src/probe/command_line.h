#ifndef ASSAY_PROBE_COMMAND_LINE_H
#define ASSAY_PROBE_COMMAND_LINE_H

#include <stdbool.h>
#include <stddef.h>

/** What a command of the probe takes: one operand and one option with a value, both needed, and at most one
 * switch. */
struct syntax {
    const char *command;
    const char *operand;        /**< what the operand is, such as "JOB.json" */
    const char *option;         /**< such as "--bundle" */
    const char *switch_or_null; /**< such as "--remove" */
};

struct command_line {
    const char *operand, *value;
    bool switched;
};

/** Reads the words behind a command. False with one sentence in `problem` that begins with the command. */
bool command_line_parse(struct command_line *line, const struct syntax *syntax, int count, char *const *words,
                        char *problem, size_t problem_size);

#endif
