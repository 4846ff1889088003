#ifndef ASSAY_PROBE_BENCH_H
#define ASSAY_PROBE_BENCH_H

/** `probe bench`: samples real files as a job would, and prints what it cost beside what it must cost at
 * least. The exit code. */
int bench_command(int argc, char **argv);

#endif
