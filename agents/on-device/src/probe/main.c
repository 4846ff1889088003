#include "probe/bandwidth/bandwidth_command.h"
#include "probe/bench/bench.h"
#include "probe/command_line.h"
#include "probe/facts/facts.h"
#include "probe/hash.h"
#include "probe/jobs/jobs.h"
#include "probe/lease.h"
#include "probe/look.h"
#include "probe/rest.h"
#include "probe/run/guard.h"
#include "probe/run/run.h"
#include "probe/store.h"
#include "probe/tell_clock.h"
#include "probe/version.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char usage[] =
    "probe " PROBE_VERSION ": runs one benchmark job on this device and records it\n"
    "\n"
    "  probe run JOB.json --bundle DIR   run the job's runner, sample it, write the bundle into DIR\n"
    "  probe start JOB.json --jobs DIR   run it detached in DIR/ID, unless it was started before under its "
    "id\n"
    "  probe status ID --jobs DIR        say how the job stands\n"
    "  probe wait ID --jobs DIR          wait until it has ended, then say how it stands\n"
    "  probe stop ID --jobs DIR          end it and wait until it has ended\n"
    "  probe collect ID --jobs DIR [--remove]\n"
    "                                    list its bundle's files and their hashes, and remove it\n"
    "  probe lease ID --home DIR [--of TEXT] [--seconds N] [--instead-of ID] [--give-up]\n"
    "                                    take, renew or give up the device; jobs are in DIR/jobs\n"
    "  probe hash [--durable] FILE...    print the SHA-256 of files as sha256sum does; --durable: and see "
    "that\n"
    "                                    they are on the medium\n"
    "  probe hash --growing BYTES FILE   the same of a file that somebody writes, as soon as it has so many "
    "bytes\n"
    "                                    and is on the medium\n"
    "  probe look PATTERN... [--names PATTERN...]\n"
    "                                    print small files, or their names alone, as JSON\n"
    "  probe store HOME                  print what this device was given, when each was last used, and the "
    "bytes\n"
    "                                    that are free, as JSON\n"
    "  probe facts [--sysfs-root DIR]    print what can be sensed on this device, as JSON\n"
    "  probe bandwidth [--threads N] [--seconds S] [--json]\n"
    "                                    measure how fast the processors read memory\n"
    "  probe clock                       answer each line on standard input with the time: ns of the "
    "monotonic\n"
    "                                    clock, of the one that goes on in sleep, and of the wall clock\n"
    "  probe rest MS                     sleep and end: a job whose runner leaves the device at rest\n"
    "  probe bench [--hz N] [--channels N] [--seconds S] [--sysfs-root DIR] [--json]\n"
    "                                    sample files of this device and print what it costs (16 at 1000 Hz "
    "for "
    "30 s)\n"
    "  probe --own-session COMMAND...    any of these where no Ctrl-C of the caller's terminal reaches it\n"
    "  probe --version\n"
    "  probe --help\n"
    "\n"
    "`run` stays in the foreground until the runner has ended or its deadline has passed. SIGTERM or SIGINT "
    "ends the\n"
    "runner and finishes the bundle; DIR is created and must not hold a trace.bin.\n"
    "\n"
    "`start` returns at once: the job survives the shell, the terminal and the link. `start`, `status`, "
    "`wait`, `stop` and `collect`\n"
    "print one JSON document: unknown, running, ended, or lost where the probe was killed or the device "
    "restarted.\n"
    "\n"
    "Exit codes: 0 done: the bundle is complete, whatever the runner did; 1 the probe failed, or\n"
    "the job still runs where it must have ended; 2 wrong usage or a bad job.\n"
    "\n"
    "Example: probe run job.json --bundle bundle && cat bundle/events.jsonl\n";

/** Keeps descriptors 0 to 3 taken, so that none that is opened later collides with those a runner is given.
 */
static void reserve_descriptors(void) {
    int fd;
    do {
        fd = open("/dev/null", O_RDWR | O_CLOEXEC);
    } while (fd >= 0 && fd < 3);
    if (fd > 3) {
        close(fd);
    }
}

static int do_run(void *argument) {
    const struct command_line *line = argument;
    return run_job(line->operand, line->value);
}

/** The commands that take a job or its id, and a folder. */
static int command_on_job(int count, char **words) {
    static const struct syntax syntaxes[] = {
        {"run", "JOB.json", "--bundle", NULL}, {"start", "JOB.json", "--jobs", NULL},
        {"status", "ID", "--jobs", NULL},      {"wait", "ID", "--jobs", NULL},
        {"stop", "ID", "--jobs", NULL},        {"collect", "ID", "--jobs", "--remove"},
    };
    enum { RUN, START, STATUS, WAIT, STOP, COLLECT, COMMANDS };
    struct command_line line;
    char problem[400];
    int command = 0;
    while (command < COMMANDS && (count == 0 || strcmp(words[0], syntaxes[command].command) != 0)) {
        command++;
    }
    if (command == COMMANDS) {
        fputs(usage, stderr);
        return EXIT_USAGE;
    }
    if (!command_line_parse(&line, &syntaxes[command], count - 1, words + 1, problem, sizeof problem)) {
        fprintf(stderr, "probe: %s\n", problem);
        return EXIT_USAGE;
    }
    switch (command) {
    case RUN:
        return run_guarded(do_run, &line);
    case START:
        return jobs_start(line.operand, line.value);
    case STATUS:
        return jobs_status(line.operand, line.value);
    case WAIT:
        return jobs_wait(line.operand, line.value);
    case STOP:
        return jobs_stop(line.operand, line.value);
    default:
        return jobs_collect(line.operand, line.value, line.switched);
    }
}

static int facts_command(int argc, char **argv) {
    if (argc == 2) {
        return print_facts("");
    }
    if (argc != 4 || strcmp(argv[2], "--sysfs-root") != 0) {
        fprintf(stderr, "probe: facts: expected nothing or --sysfs-root DIR\n");
        return EXIT_USAGE;
    }
    char *root = realpath(argv[3], NULL);
    if (root == NULL) {
        fprintf(stderr, "probe: facts: %s: %s\n", argv[3], strerror(errno));
        return EXIT_USAGE;
    }
    int code = print_facts(root);
    free(root);
    return code;
}

int main(int argc, char **argv) {
    if (argc > 1 && strcmp(argv[1], "--own-session") == 0) {
        setsid(); /* fails where this process leads a group already, which is as good */
        argc--;
        argv++;
    }
    const char *command = argc > 1 ? argv[1] : "";
    reserve_descriptors();
    if (strcmp(command, "bench") == 0) {
        return bench_command(argc, argv);
    }
    if (strcmp(command, "hash") == 0 && argc == 5 && strcmp(argv[2], "--growing") == 0) {
        return hash_growing_file(argv[3], argv[4]);
    }
    if (strcmp(command, "hash") == 0 && argc > 2) {
        return hash_files(argv + 2);
    }
    if (strcmp(command, "look") == 0 && argc > 2) {
        return look_at_files(argv + 2);
    }
    if (strcmp(command, "lease") == 0) {
        return lease_command(argc - 2, argv + 2);
    }
    if (strcmp(command, "store") == 0 && argc == 3) {
        return print_store(argv[2]);
    }
    if (strcmp(command, "rest") == 0 && argc == 3) {
        return rest_for(argv[2]);
    }
    if (strcmp(command, "clock") == 0 && argc == 2) {
        return tell_clock(STDIN_FILENO, STDOUT_FILENO);
    }
    if (strcmp(command, "bandwidth") == 0) {
        return bandwidth_command(argc, argv);
    }
    if (strcmp(command, "facts") == 0) {
        return facts_command(argc, argv);
    }
    if (strcmp(command, "--version") == 0) {
        puts("probe " PROBE_VERSION);
        return EXIT_COMPLETE;
    }
    if (strcmp(command, "--help") == 0) {
        fputs(usage, stdout);
        return EXIT_COMPLETE;
    }
    return command_on_job(argc - 1, argv + 1);
}
