#ifndef ASSAY_PROBE_PLAN_H
#define ASSAY_PROBE_PLAN_H

#include "probe/job/keys.h"

/** What can be sampled of the runner's processes, each summed over its process group. */
enum quantity {
    RSS,
    RSS_ANON,
    RSS_FILE,
    CPU_TIME,
    PSS,
    PSS_ANON,
    PSS_FILE,
    SWAP,
    HWM,
    MINOR_FAULTS,
    MAJOR_FAULTS,
    VOLUNTARY_SWITCHES,
    INVOLUNTARY_SWITCHES,
    QUANTITIES
};

enum way { OF_PROCESS, OF_FILE, OF_COLUMN, OF_WORD };

/** One sampled quantity. */
struct channel {
    uint16_t id; /**< its place in the order of the job */
    char *name, *unit, *source;
    enum way way;
    enum quantity quantity; /**< OF_PROCESS */
    char *file;             /**< OF_FILE */
    char *after;            /**< OF_FILE: may be NULL; OF_WORD: not empty */
    char *before;           /**< OF_WORD: right behind the number */
    size_t index;           /**< OF_FILE: words to skip before the number's; OF_COLUMN: columns to skip */
    double scale;           /**< the number times this is the value */
};

/** Channels that one thread samples at one rate. */
struct sampling_group {
    char *name;
    int64_t hz;     /**< 1 to 1000 */
    int64_t every;  /**< of a command: it prints at one of so many of these times; 0 is 1 */
    int64_t rest;   /**< after a reading that took processor time t nothing is read for rest * t */
    char **command; /**< NULL-terminated; prints the lines; NULL where files and processes are read */
    struct channel *channels;
    size_t channel_count; /**< 1 or more */
};

/** Readings a second. */
double sampling_rate(const struct sampling_group *group);

/** All that a job samples. No group: the probe leaves the device alone while the runner runs. */
struct plan {
    struct sampling_group *groups;
    size_t group_count;
};

/** Reads the list `sampling` of a job; absent is empty. */
void plan_read(struct plan *plan, struct keys *keys, const struct place *job);
void plan_free(struct plan *plan);

/** Whether any channel is of that way and, OF_PROCESS, of that quantity. */
bool plan_has_quantity(const struct plan *plan, enum quantity quantity);
bool plan_has_unit(const struct plan *plan, const char *unit);

#endif
