#ifndef ASSAY_PROBE_LOOK_H
#define ASSAY_PROBE_LOOK_H

/**
 * Prints small files of the device as one JSON document (docs/formats/look.md). Each word is an absolute path
 * in which `*` and `?` stand for parts of a name; those behind the word `--names` are named and not read.
 * Returns an exit code.
 */
int look_at_files(char **words);

#endif
