#include "probe/run/cpu_list.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>

/** The number at `*at`, behind which it moves; -1 when there is none that a set holds. */
static long number(const char **at) {
    if (!isdigit((unsigned char)**at)) {
        return -1;
    }
    char *end;
    long value = strtol(*at, &end, 10);
    *at = end;
    return value < CPU_SETSIZE ? value : -1;
}

bool cpu_list_read(cpu_set_t *set, const char *text) {
    CPU_ZERO(set);
    for (const char *at = text;; at++) {
        long first = number(&at), last = first;
        if (*at == '-') {
            at++;
            last = number(&at);
        }
        if (first < 0 || last < first) {
            return false;
        }
        for (long cpu = first; cpu <= last; cpu++) {
            CPU_SET((size_t)cpu, set);
        }
        if (*at != ',') {
            return *at == '\0' || (*at == '\n' && at[1] == '\0');
        }
    }
}

void cpu_list_write(const cpu_set_t *set, char *text, size_t size) {
    size_t length = 0;
    snprintf(text, size, "none");
    for (size_t first = 0; first < CPU_SETSIZE; first++) {
        if (!CPU_ISSET(first, set)) {
            continue;
        }
        size_t last = first;
        while (last + 1 < CPU_SETSIZE && CPU_ISSET(last + 1, set)) {
            last++;
        }
        char range[32];
        int n = last == first ? snprintf(range, sizeof range, "%zu", first)
                              : snprintf(range, sizeof range, "%zu-%zu", first, last);
        snprintf(text + length, size - length, "%s%s", length > 0 ? "," : "", range);
        length += (size_t)n + (length > 0);
        if (length >= size) {
            return;
        }
        first = last;
    }
}
