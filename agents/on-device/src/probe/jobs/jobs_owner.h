#ifndef ASSAY_PROBE_JOBS_OWNER_H
#define ASSAY_PROBE_JOBS_OWNER_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

/** A process that no other can be taken for, within one boot: ids are given out again, start times with them
 * are not. */
struct process {
    pid_t pid;
    int64_t start_ticks;
};

/** Who works on a job, as DIR/ID/owner.json says. */
struct owner {
    struct process probe, guardian;
    int64_t monotonic_ns; /**< when the probe took the job */
    char boot_id[64];
};

/** The calling process, and its parent as the guardian. */
struct owner owner_self(void);

/** Writes `folder`/owner.json so that it is whole or not there, also after a power cut. False with errno set.
 */
bool owner_write(const struct owner *owner, int folder);

enum owner_read { OWNER_READ, OWNER_ABSENT, OWNER_DAMAGED };
enum owner_read owner_read(struct owner *owner, const char *path);
bool owner_parse(struct owner *owner, const char *text, unsigned long length);

/** Whether the device was not restarted since. */
bool owner_is_of_this_boot(const struct owner *owner);

/** Whether this very process lives: not ended, and not another under its id. */
bool process_lives(const struct process *process);

/** Sleeps until this very process has ended; where the kernel has no process descriptors, for a while at
 * most. */
void process_await(const struct process *process);

/**
 * Sends SIGTERM to this very process; false when it is gone. Where the kernel has process descriptors (5.3)
 * no other process can be hit; elsewhere one could that got the id in the instant between the look and the
 * signal.
 */
bool process_terminate(const struct process *process);

#endif
