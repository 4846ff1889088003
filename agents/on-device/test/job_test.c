#include "check.h"
#include "common/text.h"
#include "probe/job/job.h"

#include <fcntl.h>
#include <unistd.h>

#define RUNNER                                                                                               \
    "\"runner\":{\"argv\":[\"/bin/x\",\"a b\"],\"env\":{\"K\":\"v\",\"HOME\":\"/h\"},\"speaks\":\"events\"}"
#define HEAD "{\"schema\":\"assay.job/2\",\"id\":\"t\","
#define TAIL ",\"limits\":{\"deadline_ms\":5},\"sampling\":[],\"unknown\":1}"

static const char path[] = "job_test.tmp.json";

static bool read_text(struct job *job, const char *text, char *problem, size_t size) {
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    CHECK(write(fd, text, strlen(text)) == (ssize_t)strlen(text));
    close(fd);
    bool read = job_read(job, path, problem, size);
    unlink(path);
    return read;
}

static bool has(char *const *list, const char *wanted) {
    for (; *list != NULL; list++) {
        if (strcmp(*list, wanted) == 0) {
            return true;
        }
    }
    return false;
}

static void reads_a_whole_job(void) {
    struct job job;
    char problem[200];
    setenv("SECRET", "x", 1);
    setenv("HOME", "/elsewhere", 1);
    CHECK(read_text(&job, HEAD RUNNER TAIL, problem, sizeof problem));
    CHECK_STRING(job.id, "t");
    CHECK_STRING(job.argv[1], "a b");
    CHECK_STRING(job.argv[2], "--job");
    CHECK(job.argv[3][0] == '/' && job.argv[4] == NULL);
    CHECK(has(job.environment, "K=v") && has(job.environment, "HOME=/h") && has(job.environment, "LANG=C"));
    CHECK(!has(job.environment, "SECRET=x") && !has(job.environment, "HOME=/elsewhere"));
    CHECK(job.speaks_events && job.deadline_ms == 5 && job.sampling.group_count == 0);
    job_free(&job);
}

static void refuses(const char *text, const char *expected) {
    struct job job;
    char problem[200];
    CHECK(!read_text(&job, text, problem, sizeof problem));
    CHECK_STRING(problem, expected);
    job_free(&job);
}

static void reads_on_which_processors_the_runner_is_to_run(void) {
    struct job job;
    char problem[200];
    CHECK(read_text(&job, HEAD RUNNER ",\"cpus\":[4,1,4]" TAIL, problem, sizeof problem));
    CHECK(CPU_COUNT(&job.cpus) == 2 && CPU_ISSET(1, &job.cpus) && CPU_ISSET(4, &job.cpus));
    job_free(&job);
    CHECK(read_text(&job, HEAD RUNNER TAIL, problem, sizeof problem));
    CHECK(CPU_COUNT(&job.cpus) == 0);
    job_free(&job);
    static const char *const wrong[] = {"[]", "[-1]", "[1024]", "[1.5]", "[\"0\"]", "3", "{\"a\":1}", "null"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        char text[400];
        snprintf(text, sizeof text, HEAD RUNNER ",\"cpus\":%s" TAIL, wrong[i]);
        refuses(text, "cpus: expected a list of numbers of processors, 0 to 1023");
    }
}

static void names_what_is_wrong(void) {
    refuses("{", "is not JSON: expected a string at byte 1");
    refuses("{}", "schema: expected a text that is not empty");
    refuses("{\"schema\":\"assay.job/1\"}", "schema: expected \"assay.job/2\"");
    refuses(HEAD "\"runner\":{\"argv\":[\"/x\"],\"speaks\":\"hi\"}" TAIL,
            "runner.speaks: expected \"events\" or \"output\"");
    refuses(HEAD "\"runner\":{\"argv\":[],\"speaks\":\"output\"}" TAIL,
            "runner.argv: expected a list with the program first");
    refuses(HEAD "\"runner\":{\"argv\":[\"sh\"],\"speaks\":\"output\"}" TAIL,
            "runner.argv: expected the program as a path, with a '/' in it: there is no search");
    refuses(HEAD RUNNER ",\"limits\":{\"deadline_ms\":0}}",
            "limits.deadline_ms: expected a whole number from 1 to 604800000");
    refuses(HEAD RUNNER ",\"limits\":{\"deadline_ms\":1,\"temperature_c\":80}}",
            "limits.temperature_c: expected a channel in °C to hold against it");
    refuses(HEAD RUNNER ",\"limits\":{\"deadline_ms\":1,\"memory_bytes\":80}}",
            "limits.memory_bytes: expected a channel of process rss or pss to hold against it");
}

#define CHANNEL "\"unit\":\"B\",\"source\":\"s\","
#define SAMPLED(groups) HEAD RUNNER ",\"limits\":{\"deadline_ms\":1},\"sampling\":" groups "}"

static void reads_what_to_sample(void) {
    struct job job;
    char problem[200];
    CHECK(read_text(&job,
                    SAMPLED("[{\"name\":\"a\",\"hz\":100,\"channels\":[{\"name\":\"x\"," CHANNEL
                            "\"process\":\"swap\"},{\"name\":\"y\"," CHANNEL
                            "\"file\":\"/f\",\"after\":\"Z:\",\"field\":2,\"scale\":0.001}]},"
                            "{\"name\":\"b\",\"hz\":1,\"every\":5,\"rest\":9,\"command\":[\"/"
                            "c\",\"-l\"],\"channels\":[{\"name\":\"z\"," CHANNEL
                            "\"column\":3},{\"name\":\"w\"," CHANNEL
                            "\"after\":\"VDD_IN \",\"before\":\"mW\"}]}]"),
                    problem, sizeof problem));
    CHECK(job.sampling.group_count == 2);
    const struct sampling_group *a = &job.sampling.groups[0], *b = &job.sampling.groups[1];
    CHECK(a->hz == 100 && a->rest == 0 && a->command == NULL && a->channel_count == 2);
    CHECK(a->channels[0].way == OF_PROCESS && a->channels[0].quantity == SWAP && a->channels[0].scale == 1);
    CHECK(a->channels[1].way == OF_FILE && a->channels[1].index == 2 && a->channels[1].scale == 0.001);
    CHECK_STRING(a->channels[1].after, "Z:");
    CHECK(sampling_rate(a) == 100 && sampling_rate(b) == 0.2);
    CHECK(b->rest == 9 && b->channels[0].way == OF_COLUMN && b->channels[0].id == 2);
    CHECK_STRING(b->command[1], "-l");
    CHECK(b->channels[1].way == OF_WORD);
    CHECK_STRING(b->channels[1].after, "VDD_IN ");
    CHECK_STRING(b->channels[1].before, "mW");
    CHECK(plan_has_quantity(&job.sampling, SWAP) && !plan_has_quantity(&job.sampling, RSS));
    job_free(&job);
}

static void names_what_is_wrong_in_what_to_sample(void) {
    refuses(SAMPLED("{}"), "sampling: expected a list of at most 32 groups");
    refuses(SAMPLED("[{\"name\":\"a\",\"hz\":1001}]"),
            "sampling[0].hz: expected a whole number from 1 to 1000");
    refuses(SAMPLED("[{\"name\":\"a\",\"hz\":1,\"channels\":[]}]"),
            "sampling[0].channels: expected a list of 1 channel or more, 1024 in the whole job");
    refuses(
        SAMPLED("[{\"name\":\"a\",\"hz\":1,\"channels\":[{\"name\":\"x\"," CHANNEL "\"process\":\"uss\"}]}]"),
        "sampling[0].channels[0].process: expected a quantity of processes, such as \"rss\"");
    refuses(SAMPLED("[{\"name\":\"a\",\"hz\":1,\"channels\":[{\"name\":\"x\"," CHANNEL "\"column\":0}]}]"),
            "sampling[0].channels[0].name: expected one of \"process\" and \"file\" with it");
    refuses(SAMPLED("[{\"name\":\"a\",\"hz\":1,\"command\":[\"/c\"],\"channels\":[{\"name\":\"x\"," CHANNEL
                    "\"after\":\"A@\"}]}]"),
            "sampling[0].channels[0].name: expected one of \"column\" and \"before\" with it, as its group "
            "has a command");
    refuses(SAMPLED("[{\"name\":\"a\",\"hz\":1,\"command\":[\"/c\"],\"channels\":[{\"name\":\"x\"," CHANNEL
                    "\"before\":\"C\"}]}]"),
            "sampling[0].channels[0].after: expected a text that is not empty");
    refuses(SAMPLED("[{\"name\":\"a\",\"hz\":1,\"channels\":[{\"name\":\"x\"," CHANNEL
                    "\"file\":\"/f\"},{\"name\":\"x\"," CHANNEL "\"file\":\"/f\"}]}]"),
            "sampling[0].channels[1].name: expected a name of its own");
    refuses(SAMPLED("[{\"name\":\"a\",\"hz\":1,\"channels\":[{\"name\":\"x\"," CHANNEL
                    "\"file\":\"/f\",\"scale\":0}]}]"),
            "sampling[0].channels[0].scale: expected a number other than 0");
    refuses(SAMPLED("[{\"name\":\"a\",\"hz\":1,\"channels\":[{\"name\":\"x\"," CHANNEL
                    "\"process\":\"rss\",\"scale\":2}]}]"),
            "sampling[0].channels[0].scale: expected nothing: what is read of processes is in base units");
    refuses(SAMPLED("[{\"name\":\"a\",\"hz\":1,\"command\":[\"ls\"],\"channels\":[{\"name\":\"x\"," CHANNEL
                    "\"column\":0}]}]"),
            "sampling[0].command: expected the program as a path, with a '/' in it: there is no search");
    refuses(SAMPLED("[{\"name\":\"a\",\"hz\":1,\"every\":5,\"channels\":[{\"name\":\"x\"," CHANNEL
                    "\"file\":\"/f\"}]}]"),
            "sampling[0].every: expected a command with it: files are read at \"hz\"");
}

int main(void) {
    reads_a_whole_job();
    reads_on_which_processors_the_runner_is_to_run();
    names_what_is_wrong();
    reads_what_to_sample();
    names_what_is_wrong_in_what_to_sample();
    puts("job: good");
    return 0;
}
