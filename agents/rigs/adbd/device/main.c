/* One device of the rig: AOSP's adbd as the user shell in a root, with processes, network, mounts and clocks
 * of its own. It lives as long as this program does, and ends with it, however that ends. rig is who calls
 * it; see usage().
 *
 * Standard output says, a line each: "on PORT ADBD CLOCK" (adbd's process id, and the device's monotonic
 * clock minus ours in ns), "off", and the answer to an order of standard input: "on", "off", "freeze" and
 * "thaw" (adbd alone), "leave BYTES" (free in /data) and "restore" are answered by their first word, and
 * "refused WHY" when they were not followed. */
#include "device.h"

#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <inttypes.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/signalfd.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

_Noreturn void die(const char *what, const char *where) {
    fprintf(stderr, "device: %s (%s): %s\n", what, where, strerror(errno));
    exit(1);
}

void path_in(const struct device *device, const char *name, char path[static 4096]) {
    if (snprintf(path, 4096, "%s/%s", device->root, name) >= 4096) {
        errno = ENAMETOOLONG;
        die("a path", device->root);
    }
}

void write_text(const char *path, const char *text) {
    int file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    if (file < 0 || write(file, text, strlen(text)) != (ssize_t)strlen(text)) {
        die("a file", path);
    }
    close(file);
}

static void say_on(const struct device *device) {
    printf("on %d %d %" PRId64 "\n", device->port, (int)device->adbd, device->clock_ns);
}

static void answer(bool done, const char *order) {
    if (done) {
        printf("%s\n", order);
    } else {
        printf("refused %s: %s\n", order, strerror(errno));
    }
}

static void follow(struct device *device, char *order) {
    unsigned long long bytes;
    if (strcmp(order, "on") == 0) {
        if (device->init == 0) {
            boot(device);
        }
        say_on(device);
    } else if (strcmp(order, "off") == 0) {
        power_off(device);
        answer(true, order);
    } else if (strcmp(order, "restore") == 0) {
        answer(storage_restore(device), order);
    } else if (sscanf(order, "leave %llu", &bytes) == 1) {
        answer(storage_leave(device, bytes), "leave");
    } else if (device->adbd != 0 && (strcmp(order, "freeze") == 0 || strcmp(order, "thaw") == 0)) {
        answer(kill(device->adbd, order[0] == 'f' ? SIGSTOP : SIGCONT) == 0, order);
    } else {
        printf("refused %s: no such order, or the device is off\n", order);
    }
}

/** Follows what standard input asks for. @return false when nobody is there any more */
static bool follow_orders(struct device *device) {
    static char text[1024];
    static size_t length;
    ssize_t got = read(0, text + length, sizeof text - 1 - length);
    if (got <= 0) {
        return got < 0 && errno == EINTR;
    }
    length += (size_t)got;
    text[length] = '\0';
    for (char *end; (end = strchr(text, '\n')) != NULL;) {
        *end = '\0';
        follow(device, text);
        length -= (size_t)(end + 1 - text);
        memmove(text, end + 1, length + 1);
    }
    return length < sizeof text - 1;
}

/** @return whether the device has ended by itself */
static bool ended(struct device *device) {
    if (device->init == 0 || waitpid(device->init, NULL, WNOHANG) != device->init) {
        return false;
    }
    device->init = 0;
    device->adbd = 0;
    printf("off\n");
    return true;
}

static _Noreturn void hold(struct device *device) {
    sigset_t watched;
    sigemptyset(&watched);
    sigaddset(&watched, SIGCHLD);
    sigaddset(&watched, SIGTERM);
    sigaddset(&watched, SIGINT);
    sigaddset(&watched, SIGHUP);
    sigprocmask(SIG_BLOCK, &watched, NULL);
    struct pollfd from[] = {{.fd = signalfd(-1, &watched, SFD_CLOEXEC), .events = POLLIN},
                            {.fd = device->control ? 0 : -1, .events = POLLIN}};
    boot(device);
    say_on(device);
    bool rebooting = false;
    for (;;) {
        int ready = poll(from, 2, rebooting ? (int)device->boot_ms : -1);
        if (ready == 0) {
            rebooting = false;
            boot(device);
            say_on(device);
        }
        struct signalfd_siginfo signal;
        if (ready > 0 && from[0].revents != 0 && read(from[0].fd, &signal, sizeof signal) == sizeof signal) {
            char wish[16];
            if (signal.ssi_signo != SIGCHLD) {
                break;
            }
            if (ended(device)) {
                power_wish(device, wish);
                rebooting = strcmp(wish, "reboot") == 0;
                if (!rebooting && !device->control) {
                    break;
                }
            }
        }
        if (ready > 0 && from[1].revents != 0) {
            rebooting = false; /* an order comes before a wish */
            if (!follow_orders(device)) {
                break;
            }
        }
    }
    power_off(device);
    exit(0);
}

static _Noreturn void usage(void) {
    fputs("usage: device --root FOLDER --system FOLDER --name NAME [--port N] [--data-bytes N] [--boot-ms N] "
          "[--control]\n",
          stderr);
    exit(2);
}

int main(int count, char **arguments) {
    static const struct option options[] = {
        {"root", required_argument, NULL, 'r'},    {"system", required_argument, NULL, 's'},
        {"name", required_argument, NULL, 'n'},    {"port", required_argument, NULL, 'p'},
        {"control", no_argument, NULL, 'c'},       {"data-bytes", required_argument, NULL, 'd'},
        {"boot-ms", required_argument, NULL, 'b'}, {NULL, 0, NULL, 0}};
    struct device device = {.boot_ms = 1000};
    for (int option; (option = getopt_long(count, arguments, "", options, NULL)) != -1;) {
        switch (option) {
        case 'r':
            device.root = optarg;
            break;
        case 's':
            device.system = optarg;
            break;
        case 'n':
            device.name = optarg;
            break;
        case 'p':
            device.port = atoi(optarg);
            break;
        case 'd':
            device.data_bytes = strtoull(optarg, NULL, 10);
            break;
        case 'b':
            device.boot_ms = (unsigned)atoi(optarg);
            break;
        case 'c':
            device.control = true;
            break;
        default:
            usage();
        }
    }
    if (device.root == NULL || device.system == NULL || device.name == NULL || optind != count) {
        usage();
    }
    if (!device.control) {
        setsid(); /* goes on when the terminal is closed */
    }
    signal(SIGPIPE, SIG_IGN);
    setvbuf(stdout, NULL, _IOLBF, 0);
    umask(022);
    storage_open(&device);
    hold(&device);
}
