#ifndef ASSAY_PROBE_DESCENDANTS_H
#define ASSAY_PROBE_DESCENDANTS_H

#include <stdbool.h>

/**
 * From now on the orphans among this process's descendants become its own children, whatever group or session
 * they went to (prctl(2), PR_SET_CHILD_SUBREAPER).
 */
void adopt_orphans(void);

/** Whether this process has a child left, ended or not. */
bool has_children(void);

/** Sends SIGKILL to every child of this process. Their children then become its own: repeat until none is
 * left. */
void kill_children(void);

#endif
