#ifndef RIG_DEVICE_H
#define RIG_DEVICE_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

/** A device as it was asked for, and what it is now. One thread uses it. */
struct device {
    const char *root;    /* its folder: becomes / */
    const char *system;  /* becomes /system, read-only */
    const char *name;    /* host name */
    int port;            /* on 127.0.0.1; 0 until the kernel has chosen one */
    uint64_t data_bytes; /* size of /data; 0: a plain folder, as large as the disk below it */
    unsigned boot_ms;    /* how long it stays away when it reboots */
    bool control;        /* takes orders from standard input and ends with it */
    pid_t init;          /* first process of the running device, 0 when it is off */
    pid_t adbd;          /* its daemon, numbered as outside */
    int64_t clock_ns;    /* its CLOCK_MONOTONIC and CLOCK_BOOTTIME minus those outside, since it booted */
};

/** Android's user "shell". */
enum { SHELL_UID = 2000 };

/** Says what failed and why, by errno, and ends this process. */
_Noreturn void die(const char *what, const char *where);

/** ROOT/NAME into `path`. */
void path_in(const struct device *device, const char *name, char path[static 4096]);

/** A file's whole text, in place of what it had. */
void write_text(const char *path, const char *text);

/* storage.c: what lasts as long as the device is held, over reboots. */

/** Enters a mount namespace with the device's /system, /dev and /data in it; as another user than root, a
 * user namespace too. */
void storage_open(const struct device *device);

/** Leaves so many bytes of /data free, up to a page less. @return false with errno */
bool storage_leave(const struct device *device, uint64_t bytes);

/** Makes /data as large as it was. @return false with errno */
bool storage_restore(const struct device *device);

/* clock.c */

/** Gives what is started from now on a clock that begins at a boot a moment ago. @return the difference; 0
 * where it cannot */
int64_t clock_restart(void);

/* boot.c */

/** Opens the port and starts adbd in namespaces of its own. Connections are accepted when it returns. */
void boot(struct device *device);

/** Ends every process of the device, if it is on. */
void power_off(struct device *device);

/** What the device asked for before it ended: "reboot", "off", or "" for nothing. Asked once. */
void power_wish(const struct device *device, char wish[static 16]);

#endif
