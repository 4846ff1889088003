#include "device.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <net/if.h>
#include <netinet/in.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

/** adbd takes its listening socket here: the property service.adb.listen_addrs is "acceptfd:9". */
enum { ADBD_SOCKET = 9 };

static int listen_on(struct device *device) {
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)device->port)};
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof address;
    int on = 1, listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (listener < 0 || setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on) != 0 ||
        bind(listener, (struct sockaddr *)&address, sizeof address) != 0 || listen(listener, 16) != 0 ||
        getsockname(listener, (struct sockaddr *)&address, &length) != 0) {
        die("the port on 127.0.0.1", "bind");
    }
    device->port = ntohs(address.sin_port);
    return listener;
}

static void loopback_up(void) {
    struct ifreq request = {.ifr_name = "lo"};
    int any = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (any < 0 || ioctl(any, SIOCGIFFLAGS, &request) != 0) {
        die("the loopback interface", "lo");
    }
    request.ifr_flags |= IFF_UP;
    if (ioctl(any, SIOCSIFFLAGS, &request) != 0) {
        die("the loopback interface", "lo");
    }
    close(any);
}

/** An id that is new at each boot, as the kernel's own is. */
static void fresh_boot_id(const struct device *device) {
    char uuid[64] = "", path[4096], place[4096];
    int source = open("/proc/sys/kernel/random/uuid", O_RDONLY | O_CLOEXEC);
    if (source < 0 || read(source, uuid, sizeof uuid - 1) <= 0) {
        die("an id of this boot", "/proc/sys/kernel/random/uuid");
    }
    close(source);
    path_in(device, "rig/boot_id", path);
    unlink(path);
    write_text(path, uuid);
    path_in(device, "proc/sys/kernel/random/boot_id", place);
    if (mount(path, place, NULL, MS_BIND, NULL) != 0) {
        die("an id of this boot", place);
    }
}

static _Noreturn void run_adbd(const struct device *device, int listener) {
    static char *const environment[] = {"PATH=/system/bin:/vendor/bin", "ANDROID_ROOT=/system",
                                        "ANDROID_DATA=/data", "TMPDIR=/data/local/tmp", NULL};
    static char *const arguments[] = {"/system/bin/adbd", NULL};
    int nothing = open("/dev/null", O_RDONLY | O_CLOEXEC);
    if (dup2(nothing, 0) < 0 || dup2(2, 1) < 0 || dup2(listener, ADBD_SOCKET) < 0) {
        die("adbd's files", "dup2");
    }
    if (chroot(device->root) != 0 || chdir("/") != 0) {
        die("the root", device->root);
    }
    /* In a user namespace this process has been the shell user all along. */
    if (geteuid() == 0 && (setgroups(0, NULL) != 0 || setresgid(SHELL_UID, SHELL_UID, SHELL_UID) != 0 ||
                           setresuid(SHELL_UID, SHELL_UID, SHELL_UID) != 0)) {
        die("the shell user", "setresuid");
    }
    execve(arguments[0], arguments, environment);
    die("adbd", arguments[0]);
}

/** The first process of the device: collects those that lost their parent, and ends with adbd. */
static _Noreturn void run_init(const struct device *device, int listener, int report) {
    char path[4096], number[32];
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    if (sethostname(device->name, strlen(device->name)) != 0) {
        die("the host name", device->name);
    }
    loopback_up();
    path_in(device, "proc", path);
    if (mount("proc", path, "proc", MS_NOSUID | MS_NODEV | MS_NOEXEC, NULL) != 0) {
        die("/proc (in a container it may be forbidden)", path);
    }
    fresh_boot_id(device);
    path_in(device, "dev/pts", path);
    if (mount("devpts", path, "devpts", MS_NOSUID | MS_NOEXEC, "newinstance,ptmxmode=0666,mode=0620") != 0) {
        die("/dev/pts", path);
    }
    pid_t adbd = fork();
    if (adbd == 0) {
        /* /proc is still the one outside, so this is the number that it has there. */
        ssize_t length = readlink("/proc/self", number, sizeof number);
        if (length <= 0 || write(report, number, (size_t)length) != length) {
            die("adbd's number", "/proc/self");
        }
        run_adbd(device, listener);
    }
    close(listener);
    close(report);
    for (;;) {
        int status;
        pid_t ended = wait(&status);
        if (ended == adbd) {
            _exit(WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
        }
        if (ended < 0 && errno != EINTR) {
            _exit(127);
        }
    }
}

void boot(struct device *device) {
    int report[2];
    char number[32] = "", wish[16];
    power_wish(device, wish); /* of an earlier life */
    int listener = listen_on(device);
    if (pipe2(report, O_CLOEXEC) != 0) {
        die("a pipe", "pipe2");
    }
    device->clock_ns = clock_restart();
    long namespaces = CLONE_NEWPID | CLONE_NEWNET | CLONE_NEWNS | CLONE_NEWUTS | CLONE_NEWIPC;
    long init = syscall(SYS_clone, namespaces | SIGCHLD, 0, 0, 0, 0);
    if (init < 0) {
        die("namespaces", "clone");
    }
    if (init == 0) {
        close(report[0]);
        run_init(device, listener, report[1]);
    }
    close(listener);
    close(report[1]);
    bool started = read(report[0], number, sizeof number - 1) > 0;
    close(report[0]);
    device->init = (pid_t)init;
    if (!started) {
        power_off(device);
        fprintf(stderr, "device: it did not boot\n");
        exit(1);
    }
    device->adbd = (pid_t)strtol(number, NULL, 10);
}

void power_off(struct device *device) {
    if (device->init != 0) {
        kill(device->init, SIGKILL); /* and the kernel ends all that it started */
        while (waitpid(device->init, NULL, 0) < 0 && errno == EINTR) {
        }
    }
    device->init = 0;
    device->adbd = 0;
}

void power_wish(const struct device *device, char wish[static 16]) {
    char path[4096];
    wish[0] = '\0';
    path_in(device, "rig/power", path);
    int file = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    if (file < 0) {
        return;
    }
    ssize_t length = read(file, wish, 15);
    wish[length > 0 ? length : 0] = '\0';
    wish[strcspn(wish, "\n")] = '\0';
    close(file);
    unlink(path);
}
