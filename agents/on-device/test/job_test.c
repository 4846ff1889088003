#include "check.h"
#include "common/text.h"
#include "probe/job.h"

#include <fcntl.h>
#include <unistd.h>

#define RUNNER                                                                                               \
    "\"runner\":{\"argv\":[\"/bin/x\",\"a b\"],\"env\":{\"K\":\"v\",\"HOME\":\"/h\"},\"speaks\":\"events\"}"
#define HEAD "{\"schema\":\"assay.job/1\",\"id\":\"t\","
#define TAIL ",\"limits\":{\"deadline_ms\":5},\"rates\":{\"process_hz\":1000,\"memory_hz\":0},\"unknown\":1}"

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
    CHECK(job.speaks_events && job.deadline_ms == 5 && job.process_hz == 1000 && job.memory_hz == 0);
    job_free(&job);
}

static void refuses(const char *text, const char *expected) {
    struct job job;
    char problem[200];
    CHECK(!read_text(&job, text, problem, sizeof problem));
    CHECK_STRING(problem, expected);
    job_free(&job);
}

static void names_what_is_wrong(void) {
    refuses("{", "is not JSON: expected a string at byte 1");
    refuses("{}", "schema: expected a text that is not empty");
    refuses("{\"schema\":\"assay.job/2\"}", "schema: expected \"assay.job/1\"");
    refuses(HEAD "\"runner\":{\"argv\":[\"/x\"],\"speaks\":\"hi\"}" TAIL,
            "runner.speaks: expected \"events\" or \"output\"");
    refuses(HEAD "\"runner\":{\"argv\":[],\"speaks\":\"output\"}" TAIL,
            "runner.argv: expected a list with the program first");
    refuses(HEAD "\"runner\":{\"argv\":[\"sh\"],\"speaks\":\"output\"}" TAIL,
            "runner.argv: expected the program as a path, with a '/' in it: there is no search");
    refuses(HEAD RUNNER ",\"limits\":{\"deadline_ms\":0},\"rates\":{\"process_hz\":1,\"memory_hz\":0}}",
            "limits.deadline_ms: expected a whole number from 1 to 604800000");
    refuses(HEAD RUNNER ",\"limits\":{\"deadline_ms\":1},\"rates\":{\"process_hz\":1.5,\"memory_hz\":0}}",
            "rates.process_hz: expected a whole number from 1 to 1000");
    refuses(HEAD RUNNER ",\"limits\":{\"deadline_ms\":1},\"rates\":{\"process_hz\":1}}",
            "rates.memory_hz: expected a whole number from 0 to 100");
}

int main(void) {
    reads_a_whole_job();
    names_what_is_wrong();
    puts("job: good");
    return 0;
}
