#ifndef ASSAY_PROBE_VERSION_H
#define ASSAY_PROBE_VERSION_H

#define PROBE_VERSION "0.2.0"

/** What the probe exits with. */
enum exit_code { EXIT_COMPLETE = 0, EXIT_FAILED = 1, EXIT_USAGE = 2 };

#endif
