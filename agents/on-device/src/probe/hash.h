#ifndef ASSAY_PROBE_HASH_H
#define ASSAY_PROBE_HASH_H

/** Prints the SHA-256 of each file as sha256sum does. Returns the probe's exit code. */
int hash_files(char *const *paths);

#endif
