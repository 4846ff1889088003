#ifndef ASSAY_PROBE_STORE_H
#define ASSAY_PROBE_STORE_H

/**
 * Prints what lies in HOME/store and HOME/partial, how many bytes each takes on the medium, when it was last
 * used and whether a job in HOME/jobs names it; and how many bytes are free there: docs/formats/store.md.
 * Returns the probe's exit code.
 */
int print_store(const char *home);

#endif
