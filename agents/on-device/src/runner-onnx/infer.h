#ifndef ASSAY_RUNNER_ONNX_INFER_H
#define ASSAY_RUNNER_ONNX_INFER_H

#include "tensors.h"

/** Runs the job's warm-up and iterations, writes their events and the end; returns the exit code. */
int infer(const struct library *library, void *session, const struct tensors *tensors,
          const struct runner_job *job);

#endif
