#ifndef ASSAY_PROBE_LEASE_H
#define ASSAY_PROBE_LEASE_H

#include <stdbool.h>
#include <stdint.h>

/*
 * Whose a device is: one coordinator's at a time (docs/formats/lease.md). A lease ends when it is given up,
 * when its time is over and no job runs, and when the device is restarted.
 */

/** What stands in HOME/lease. */
struct lease {
    char id[129], of[256], boot_id[64];
    int64_t until_ns; /**< on the monotonic clock of that boot */
};

/** False where the text is no lease; nobody has one then. */
bool lease_parse(struct lease *lease, const char *text, unsigned long length);

/** `probe lease ...`; the words begin behind "lease". */
int lease_command(int count, char **words);

#endif
