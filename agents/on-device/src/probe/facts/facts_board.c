#include "probe/facts/facts.h"

#include <stdio.h>
#include <string.h>

static void member(struct facts *facts, const char *key, const char *value) {
    if (value[0] != '\0') {
        json_key(&facts->json, key);
        json_string(&facts->json, value);
    }
}

/** Names of the device tree, which end in a zero byte each. */
static void compatible(struct facts *facts, const char *path) {
    struct text names = {0};
    if (text_read_file(&names, path, 4096) && names.length > 0) {
        json_key(&facts->json, "compatible");
        json_open(&facts->json, '[');
        for (size_t at = 0; at < names.length; at += strlen(names.data + at) + 1) {
            json_string(&facts->json, names.data + at);
        }
        json_close(&facts->json, ']');
    }
    text_free(&names);
}

void facts_of_board(struct facts *facts) {
    char board[2 * FACTS_NAME + 2], part[FACTS_NAME], path[FACTS_PATH];
    facts_text(facts, "/proc/sys/kernel/random", "boot_id", part, sizeof part);
    member(facts, "boot_id", part);
    facts_text(facts, "/proc/sys/kernel", "osrelease", part, sizeof part);
    member(facts, "kernel", part);
    facts_text(facts, "/proc/device-tree", "model", board, sizeof board);
    if (board[0] == '\0') {
        facts_text(facts, "/sys/class/dmi/id", "sys_vendor", board, FACTS_NAME);
        facts_text(facts, "/sys/class/dmi/id", "product_name", part, sizeof part);
        size_t length = strlen(board);
        snprintf(board + length, sizeof board - length, "%s%s", length > 0 && part[0] != '\0' ? " " : "",
                 part);
    }
    member(facts, "board", board);
    if (snprintf(path, sizeof path, "%s/proc/device-tree/compatible", facts->root) < (int)sizeof path) {
        compatible(facts, path);
    }
}
