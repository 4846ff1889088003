#ifndef ASSAY_PROBE_TELL_CLOCK_H
#define ASSAY_PROBE_TELL_CLOCK_H

/**
 * Tells the time, once for each line that comes in: a line of three numbers, ns of CLOCK_MONOTONIC, of
 * CLOCK_BOOTTIME and of CLOCK_REALTIME. The first is read as soon as the line is there, the others behind
 * it; what the line holds is not looked at. Ends with its input. Returns the probe's exit code.
 */
int tell_clock(int in, int out);

#endif
