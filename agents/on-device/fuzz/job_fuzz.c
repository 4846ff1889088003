/* Any bytes as a job: it is refused with a sentence, or all that the probe relies on holds. */
#include "fuzz.h"
#include "probe/job.h"

#include <math.h>
#include <string.h>

static void holds(const struct channel *channel, uint16_t id) {
    ALWAYS(channel->id == id && channel->name[0] != '\0' && channel->unit[0] != '\0' &&
           isfinite(channel->scale));
    ALWAYS(channel->way != OF_FILE || channel->file != NULL);
    ALWAYS(channel->way != OF_PROCESS || channel->quantity < QUANTITIES);
}

static void holds_of_all(const struct job *job) {
    uint16_t id = 0;
    ALWAYS(job->id[0] != '\0' && strchr(job->argv[0], '/') != NULL);
    ALWAYS(job->deadline_ms > 0 && job->deadline_ms <= INT64_C(604800000) && job->memory_bytes >= 0);
    for (size_t i = 0; i < job->sampling.group_count; i++) {
        const struct sampling_group *group = &job->sampling.groups[i];
        ALWAYS(group->hz >= 1 && group->hz <= 1000 && group->rest >= 0 && group->channel_count > 0);
        for (size_t j = 0; j < group->channel_count; j++) {
            holds(&group->channels[j], id++);
        }
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
    char *text = fuzz_text(bytes, length), problem[400] = "";
    struct job job = {.path = strdup("/job.json")};
    if (job_parse(&job, text, length, problem, sizeof problem)) {
        holds_of_all(&job);
    } else {
        ALWAYS(problem[0] != '\0' && memchr(problem, '\0', sizeof problem) != NULL);
    }
    job_free(&job);
    free(text);
    return 0;
}
