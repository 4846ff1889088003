#include "device.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <sched.h>
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

/** Whoever starts the rig is "shell" on its devices, and may mount in a namespace of his own. */
static void become_shell(void) {
    char text[64];
    uid_t uid = getuid();
    gid_t gid = getgid();
    if (unshare(CLONE_NEWUSER) != 0) {
        die("a user namespace (as root the rig needs none)", "unshare");
    }
    write_text("/proc/self/setgroups", "deny");
    snprintf(text, sizeof text, "%d %u 1", SHELL_UID, (unsigned)uid);
    write_text("/proc/self/uid_map", text);
    snprintf(text, sizeof text, "%d %u 1", SHELL_UID, (unsigned)gid);
    write_text("/proc/self/gid_map", text);
}

static void folder(const char *path) {
    if (mkdir(path, 0755) != 0 && errno != EEXIST) {
        die("a folder", path);
    }
}

/** A folder of the shell user. */
static void shell_folder(const struct device *device, const char *name) {
    char path[4096];
    path_in(device, name, path);
    folder(path);
    if (chmod(path, 0771) != 0 || chown(path, SHELL_UID, SHELL_UID) != 0) {
        die("a folder of the shell user", path);
    }
}

static void mount_system(const struct device *device) {
    char path[4096];
    struct statvfs about;
    path_in(device, "system", path);
    folder(path);
    if (mount(device->system, path, NULL, MS_BIND, NULL) != 0 || statvfs(path, &about) != 0) {
        die("/system", path);
    }
    /* What the file system below is mounted with cannot be taken off in a namespace. */
    unsigned long kept =
        (about.f_flag & ST_NOSUID ? MS_NOSUID : 0) | (about.f_flag & ST_NODEV ? MS_NODEV : 0) |
        (about.f_flag & ST_NOATIME ? MS_NOATIME : 0) | (about.f_flag & ST_RELATIME ? MS_RELATIME : 0);
    if (mount(NULL, path, NULL, MS_BIND | MS_REMOUNT | MS_RDONLY | kept, NULL) != 0) {
        die("/system read-only", path);
    }
}

static void mount_dev(const struct device *device) {
    static const char *const nodes[] = {"null", "zero", "full", "random", "urandom", "tty"};
    static const char *const links[][2] = {{"ptmx", "pts/ptmx"},
                                           {"fd", "/proc/self/fd"},
                                           {"stdin", "/proc/self/fd/0"},
                                           {"stdout", "/proc/self/fd/1"},
                                           {"stderr", "/proc/self/fd/2"}};
    char path[4096], name[64], node[64];
    path_in(device, "dev", path);
    folder(path);
    if (mount("tmpfs", path, "tmpfs", MS_NOSUID, "size=64k,mode=755") != 0) {
        die("/dev", path);
    }
    path_in(device, "dev/pts", path);
    folder(path);
    for (size_t i = 0; i < sizeof nodes / sizeof *nodes; i++) {
        snprintf(name, sizeof name, "dev/%s", nodes[i]);
        snprintf(node, sizeof node, "/dev/%s", nodes[i]);
        path_in(device, name, path);
        write_text(path, "");
        if (mount(node, path, NULL, MS_BIND, NULL) != 0) {
            die("a device node", path);
        }
    }
    for (size_t i = 0; i < sizeof links / sizeof *links; i++) {
        snprintf(name, sizeof name, "dev/%s", links[i][0]);
        path_in(device, name, path);
        if (symlink(links[i][1], path) != 0) {
            die("a link", path);
        }
    }
}

static void mount_data(const struct device *device) {
    static const char *const folders[] = {
        "data",       "data/local",   "data/local/tmp", "data/app",
        "data/media", "data/media/0", "data/misc",      "data/misc/perfetto-traces"};
    char path[4096], options[64];
    path_in(device, "data", path);
    folder(path);
    if (device->data_bytes > 0) {
        snprintf(options, sizeof options, "size=%" PRIu64 ",mode=771", device->data_bytes);
        if (mount("tmpfs", path, "tmpfs", MS_NOSUID | MS_NODEV, options) != 0) {
            die("/data", path);
        }
    }
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        shell_folder(device, folders[i]);
    }
}

void storage_open(const struct device *device) {
    if (geteuid() != 0) {
        become_shell();
    }
    if (unshare(CLONE_NEWNS) != 0 || mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0) {
        die("a mount namespace", "unshare");
    }
    mount_system(device);
    mount_dev(device);
    mount_data(device);
    char proc[4096];
    path_in(device, "proc", proc);
    folder(proc);
}

static bool resize(const struct device *device, uint64_t bytes) {
    char path[4096], options[64];
    if (device->data_bytes == 0) {
        errno = ENOTSUP; /* a plain folder */
        return false;
    }
    path_in(device, "data", path);
    snprintf(options, sizeof options, "size=%" PRIu64, bytes);
    return mount("tmpfs", path, "tmpfs", MS_REMOUNT | MS_NOSUID | MS_NODEV, options) == 0;
}

bool storage_leave(const struct device *device, uint64_t bytes) {
    char path[4096];
    struct statvfs about;
    path_in(device, "data", path);
    if (statvfs(path, &about) != 0) {
        return false;
    }
    uint64_t used = (uint64_t)(about.f_blocks - about.f_bfree) * about.f_frsize;
    uint64_t size = used + bytes;
    return resize(device, size < about.f_frsize ? about.f_frsize : size); /* 0 would mean no limit */
}

bool storage_restore(const struct device *device) {
    return resize(device, device->data_bytes);
}
