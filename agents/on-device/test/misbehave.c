/* A runner for the tests of the probe: each argument is a thing to do, in order. */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static void write_bytes(int fd, long count) {
    static char chunk[65536];
    memset(chunk, 'x', sizeof chunk);
    while (count > 0) {
        ssize_t n = write(fd, chunk, count < (long)sizeof chunk ? (size_t)count : sizeof chunk);
        if (n < 0) {
            exit(9);
        }
        count -= n;
    }
}

static void touch_megabytes(long megabytes) {
    size_t size = (size_t)megabytes << 20;
    volatile char *memory = malloc(size); /* volatile: not optimised away */
    for (size_t i = 0; memory != NULL && i < size; i += 4096) {
        memory[i] = 1;
    }
}

/** A child that holds the output open; in a session of its own it leaves the runner's group. */
static void leave_child(int own_session) {
    if (fork() == 0) {
        if (own_session) {
            setsid();
        }
        for (;;) {
            pause();
        }
    }
}

/** A grandchild in a session of its own, whose parent is gone: a daemon. */
static void leave_orphan(void) {
    pid_t child = fork();
    if (child == 0) {
        setsid();
        leave_child(1);
        _exit(0);
    }
    waitpid(child, NULL, 0);
}

/** No event, on the descriptor for events. */
static void write_garbage(void) {
    static const char garbage[] =
        "{\"event\":\"token\",\"at\":\xFF\x00}}]\nno json at all\n\n{\"event\":7}\n{\"event";
    if (write(3, garbage, sizeof garbage) < 0) {
        exit(9);
    }
}

/** A child that takes all the memory there is, and its end told as runners tell it. */
static void starve_child(void) {
    int status;
    pid_t child = fork();
    if (child == 0) {
        for (;;) {
            touch_megabytes(16);
        }
    }
    waitpid(child, &status, 0);
    exit(WIFSIGNALED(status) ? 5 : 0);
}

static long number(const char *word) {
    return strtol(strchr(word, '=') + 1, NULL, 10);
}

int main(int argc, char **argv) {
    for (int i = 1; i < argc && strcmp(argv[i], "--job") != 0; i++) {
        const char *word = argv[i];
        if (strncmp(word, "out=", 4) == 0) {
            write_bytes(STDOUT_FILENO, number(word));
        } else if (strncmp(word, "err=", 4) == 0) {
            write_bytes(STDERR_FILENO, number(word));
        } else if (strncmp(word, "touch=", 6) == 0) {
            touch_megabytes(number(word));
        } else if (strncmp(word, "exit=", 5) == 0) {
            return (int)number(word);
        } else if (strcmp(word, "ignore-term") == 0) {
            signal(SIGTERM, SIG_IGN);
        } else if (strcmp(word, "crash") == 0) {
            raise(SIGSEGV);
        } else if (strcmp(word, "kill-itself") == 0) {
            raise(SIGKILL);
        } else if (strcmp(word, "hang") == 0) {
            pause();
        } else if (strcmp(word, "leave-child") == 0) {
            leave_child(0);
        } else if (strcmp(word, "leave-daemon") == 0) {
            leave_child(1);
        } else if (strcmp(word, "leave-orphan") == 0) {
            leave_orphan();
        } else if (strcmp(word, "garbage") == 0) {
            write_garbage();
        } else if (strcmp(word, "starve-child") == 0) {
            starve_child();
        } else if (strncmp(word, "leave-file=", 11) == 0) {
            close(open(word + 11, O_CREAT | O_WRONLY, 0600));
        } else if (strncmp(word, "spin-until=", 11) == 0) {
            while (access(word + 11, F_OK) != 0) {
            }
        } else if (strcmp(word, "environment") == 0) {
            for (char **variable = environ; *variable != NULL; variable++) {
                puts(*variable);
            }
        } else if (strcmp(word, "descriptors") == 0) {
            for (int fd = 0; fd < 64; fd++) {
                if (fcntl(fd, F_GETFD) >= 0) {
                    printf("%d ", fd);
                }
            }
        } else if (strcmp(word, "arguments") == 0) {
            for (int j = 0; j < argc; j++) {
                puts(argv[j]);
            }
        } else if (strcmp(word, "spin") == 0) {
            for (volatile unsigned long n = 0; n < 300000000ul; n = n + 1) {
            }
        }
    }
    return 0;
}
