#ifndef ASSAY_PROBE_GUARD_H
#define ASSAY_PROBE_GUARD_H

/** Work to be done under guard; returns an exit code. */
typedef int guarded_work(void *argument);

/**
 * Does the work in a child process, in a session of its own, and returns its exit code. This process, the
 * guardian, sleeps meanwhile and disturbs nothing: it hands SIGTERM and SIGINT on and ignores a hang-up. If
 * the child is killed, it kills all that the child started, also what left the child's process group or
 * session, waits until that is gone, and returns EXIT_FAILED with a message. If the guardian is killed, the
 * child gets SIGTERM.
 */
int run_guarded(guarded_work *work, void *argument);

#endif
