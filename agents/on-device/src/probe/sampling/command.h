#ifndef ASSAY_PROBE_COMMAND_H
#define ASSAY_PROBE_COMMAND_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/resource.h>
#include <sys/types.h>

/** A program of the device that prints readings, such as nvidia-smi: a child of the probe in a process group
 * of its own, with nothing on its standard input. Started, reaped and stopped by one thread; another may read
 * `out`. */
struct command {
    pid_t pid;      /**< 0 while there is none */
    int out;        /**< the reading end of its standard output */
    bool ended;     /**< reaped */
    bool by_itself; /**< before it was stopped */
    int status;     /**< as waitpid gives it, once ended */
    int64_t cpu_ns; /**< what was used by those of its group that were reaped */
};

/** Starts it without a shell. False with errno set when there is no process to be had; a program that cannot
 * be run ends with exit code 127. */
bool command_start(struct command *command, char *const *argv);

/** Takes a process that was reaped: this one, or one of its group, whose time counts with it; false when it
 * is neither. What lives on in the group of a command that has ended is killed. */
bool command_take(struct command *command, pid_t pid, pid_t group, int status, const struct rusage *usage);

/** Kills its group and reaps it; waits one second at the most. Its output ends; command_close closes it. */
void command_stop(struct command *command);
void command_close(struct command *command);

#endif
