#ifndef ASSAY_PROBE_BANDWIDTH_COMMAND_H
#define ASSAY_PROBE_BANDWIDTH_COMMAND_H

/** `probe bandwidth [--threads N] [--seconds S] [--json]`; the exit code. */
int bandwidth_command(int argc, char **argv);

#endif
