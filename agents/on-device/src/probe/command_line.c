#include "command_line.h"

#include <stdio.h>
#include <string.h>

bool command_line_parse(struct command_line *line, const struct syntax *syntax, int count, char *const *words,
                        char *problem, size_t problem_size) {
    *line = (struct command_line){0};
    for (int i = 0; i < count; i++) {
        if (strcmp(words[i], syntax->option) == 0 && i + 1 < count && line->value == NULL) {
            line->value = words[++i];
        } else if (syntax->switch_or_null != NULL && strcmp(words[i], syntax->switch_or_null) == 0) {
            line->switched = true;
        } else if (words[i][0] != '-' && line->operand == NULL) {
            line->operand = words[i];
        } else {
            snprintf(problem, problem_size, "%s: unexpected '%s'", syntax->command, words[i]);
            return false;
        }
    }
    if (line->operand == NULL) {
        snprintf(problem, problem_size, "%s: %s is missing; see probe --help", syntax->command,
                 syntax->operand);
    } else if (line->value == NULL) {
        snprintf(problem, problem_size, "%s: %s DIR is missing; see probe --help", syntax->command,
                 syntax->option);
    }
    return line->operand != NULL && line->value != NULL;
}
