/* What is read of a folder of jobs, and the words of a command line: the first byte says which. */
#include "fuzz.h"
#include "probe/command_line.h"
#include "probe/jobs_folder.h"
#include "probe/jobs_owner.h"
#include "probe/jobs_trace.h"

#include <string.h>

static void owner(const char *text, size_t length) {
    struct owner read;
    if (owner_parse(&read, text, length)) {
        ALWAYS(read.probe.pid > 1 &&
               read.guardian.pid > 1); /* 0, 1 and negative ones mean other processes to kill(2) */
    }
}

static void trace(const char *bytes, size_t length) {
    struct trace_end end = trace_end_parse(bytes, length);
    trace_end_free(&end);
}

static void id(const char *text) {
    if (job_id_is_valid(text)) {
        ALWAYS(strchr(text, '/') == NULL && text[0] != '.' && text[0] != '-' && strlen(text) <= 128);
    }
}

static void words(char *text, size_t length) {
    enum { MOST = 64 };
    static const struct syntax syntax = {"collect", "ID", "--jobs", "--remove"};
    char *found[MOST], problem[400];
    int count = 0;
    for (char *at = text; at <= text + length && count < MOST; at += strlen(at) + 1) {
        found[count++] = at;
    }
    struct command_line line;
    if (command_line_parse(&line, &syntax, count, found, problem, sizeof problem)) {
        ALWAYS(line.operand != NULL && line.operand[0] != '-' && line.value != NULL);
    } else {
        ALWAYS(memchr(problem, '\0', sizeof problem) != NULL);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
    if (length == 0) {
        return 0;
    }
    char *text = fuzz_text(bytes + 1, length - 1);
    switch (bytes[0]) {
    case 'o':
        owner(text, length - 1);
        break;
    case 't':
        trace(text, length - 1);
        break;
    case 'i':
        id(text);
        break;
    default:
        words(text, length - 1);
    }
    free(text);
    return 0;
}
