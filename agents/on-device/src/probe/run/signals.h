#ifndef ASSAY_PROBE_SIGNALS_H
#define ASSAY_PROBE_SIGNALS_H

#include <signal.h>

/** From here on SIGCHLD, SIGTERM and SIGINT wait to be read, here and in child processes, and a lost terminal
 * ends nothing. Gives these signals. A SIGCHLD that was ignored by whoever started the probe would leave no
 * status to wait for, so that is undone. */
sigset_t signals_take(void);

#endif
