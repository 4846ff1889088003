#ifndef ASSAY_PROBE_JOBS_MANIFEST_H
#define ASSAY_PROBE_JOBS_MANIFEST_H

#include "common/json.h"
#include "jobs_folder.h"

/**
 * Writes the member "files" of an ended job: name -> bytes and SHA-256 of every file of its bundle, in the
 * order of the names. False with a message on standard error when one cannot be read.
 */
bool manifest_write(const struct job_folder *folder, struct json_writer *json);

#endif
