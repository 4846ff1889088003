#include "check.h"
#include "common/crc32c.h"
#include "common/text.h"
#include "probe/command_line.h"
#include "probe/jobs_folder.h"
#include "probe/jobs_owner.h"
#include "probe/jobs_trace.h"
#include "probe/proc_stat.h"

#include <unistd.h>

static void reads_a_stat_whatever_the_name_holds(void) {
    struct proc_stat stat;
    CHECK(parse_proc_stat("42 (a) b\n) R 7 42 42 0 -1 4194560 1 2 3 4 5 6 7 8 20 0 1 0 123456 9 9\n", &stat));
    CHECK(stat.state == 'R' && stat.parent == 7 && stat.start_ticks == 123456);
    CHECK(!parse_proc_stat("42 (sh) R 7 42", &stat));
    CHECK(!parse_proc_stat("", &stat));
    CHECK(read_proc_stat(getpid(), &stat) && stat.parent == getppid() && stat.start_ticks > 0);
}

static void knows_this_very_process_and_takes_no_other_for_it(void) {
    struct owner owner = owner_self();
    CHECK(owner.probe.pid == getpid() && process_lives(&owner.probe) && owner_is_of_this_boot(&owner));
    owner.probe.start_ticks++;
    CHECK(!process_lives(&owner.probe));
    CHECK(!process_terminate(&owner.probe)); /* else this test ends here */
    strcpy(owner.boot_id, "another");
    CHECK(!owner_is_of_this_boot(&owner));
}

static void refuses_an_owner_that_would_mean_other_processes(void) {
    struct owner owner;
    static const char zero[] =
        "{\"boot_id\":\"b\",\"monotonic_ns\":1,\"probe\":{\"pid\":0,\"start_ticks\":1},"
        "\"guardian\":{\"pid\":5,\"start_ticks\":1}}";
    static const char negative[] =
        "{\"boot_id\":\"b\",\"monotonic_ns\":1,\"probe\":{\"pid\":-1,\"start_ticks\":1},"
        "\"guardian\":{\"pid\":5,\"start_ticks\":1}}";
    CHECK(!owner_parse(&owner, zero, strlen(zero)));
    CHECK(!owner_parse(&owner, negative, strlen(negative)));
}

static void takes_as_ids_only_names_that_stay_in_the_folder(void) {
    char longest[130];
    memset(longest, 'a', sizeof longest);
    longest[128] = '\0';
    CHECK(job_id_is_valid("20261123T101500Z-3f9a-0007-1") && job_id_is_valid("a") && job_id_is_valid("1.._"));
    CHECK(job_id_is_valid(longest));
    longest[128] = 'a', longest[129] = '\0';
    CHECK(!job_id_is_valid(longest));
    CHECK(!job_id_is_valid("") && !job_id_is_valid(".") && !job_id_is_valid("..") && !job_id_is_valid(".a"));
    CHECK(!job_id_is_valid("a/b") && !job_id_is_valid("/a") && !job_id_is_valid("-a") &&
          !job_id_is_valid("a b"));
    CHECK(!job_id_is_valid("a\\b") && !job_id_is_valid("\xC3\xA9"));
}

static void add_record(struct text *trace, unsigned type, const char *payload) {
    unsigned char head[8] = {(unsigned char)strlen(payload), 0, 0, 0, (unsigned char)type, 0, 0, 0}, tail[4];
    unsigned crc = crc32c(crc32c(0, head + 4, 4), payload, strlen(payload));
    for (int i = 0; i < 4; i++) {
        tail[i] = (unsigned char)(crc >> (8 * i));
    }
    text_append(trace, head, sizeof head);
    text_append_string(trace, payload);
    text_append(trace, tail, sizeof tail);
}

static void finds_the_end_of_a_trace_and_none_in_a_cut_one(void) {
    struct text trace = {0};
    text_append_string(&trace, "ASSAYTR2");
    add_record(&trace, 1, "{\"monotonic_ns\":1000}");
    add_record(&trace, 3, "samples");
    add_record(&trace, 4, "{\"at\":5000,\"mark\":\"runner_ended\"}");
    size_t before_end = trace.length;
    add_record(&trace, 5, "{\"outcome\":{\"how\":\"exited\"}}");
    for (size_t length = 0; length <= trace.length; length++) {
        struct trace_end end = trace_end_parse(trace.data, length);
        CHECK((end.end.root != NULL) == (length == trace.length));
        CHECK(end.ended_ns == (length >= before_end ? 5000 : 0));
        trace_end_free(&end);
    }
    trace.data[before_end + 10] ^= 1;
    struct trace_end end = trace_end_parse(trace.data, trace.length);
    CHECK(end.end.root == NULL && end.header_ns == 1000);
    trace_end_free(&end);
    text_free(&trace);
}

static void reads_a_command_line(void) {
    static const struct syntax syntax = {"collect", "ID", "--jobs", "--remove"};
    struct command_line line;
    char problem[80];
    CHECK(command_line_parse(&line, &syntax, 4, (char *[]){"--jobs", "d", "x", "--remove"}, problem,
                             sizeof problem));
    CHECK_STRING(line.operand, "x");
    CHECK_STRING(line.value, "d");
    CHECK(line.switched);
    CHECK(!command_line_parse(&line, &syntax, 2, (char *[]){"x", "--jobs"}, problem, sizeof problem));
    CHECK_STRING(problem, "collect: unexpected '--jobs'");
    CHECK(!command_line_parse(&line, &syntax, 1, (char *[]){"x"}, problem, sizeof problem));
    CHECK_STRING(problem, "collect: --jobs DIR is missing; see probe --help");
}

int main(void) {
    reads_a_stat_whatever_the_name_holds();
    knows_this_very_process_and_takes_no_other_for_it();
    refuses_an_owner_that_would_mean_other_processes();
    takes_as_ids_only_names_that_stay_in_the_folder();
    finds_the_end_of_a_trace_and_none_in_a_cut_one();
    reads_a_command_line();
    puts("jobs: good");
    return 0;
}
