/* Facts of a device whose files hold anything: what is printed is JSON whatever they hold. The texts of the
 * files below, parted by zero bytes. */
#include "common/json.h"
#include "fuzz.h"
#include "probe/facts/facts.h"

#include <fcntl.h>
#include <ftw.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *const files[] = {
    "proc/meminfo",
    "proc/stat",
    "sys/devices/system/cpu/cpu0/cpu_capacity",
    "sys/devices/system/cpu/cpu0/topology/cluster_id",
    "sys/devices/system/cpu/cpu0/cpufreq/cpuinfo_max_freq",
    "sys/devices/system/cpu/cpufreq/policy0/related_cpus",
    "sys/devices/system/cpu/cpufreq/policy0/scaling_cur_freq",
    "sys/class/hwmon/hwmon0/name",
    "sys/class/hwmon/hwmon0/in1_label",
    "sys/class/hwmon/hwmon0/in1_input",
    "sys/bus/iio/devices/iio:device0/name",
    "sys/bus/iio/devices/iio:device0/rail_name_0",
    "sys/bus/iio/devices/iio:device0/in_power0_input",
    "sys/bus/iio/devices/iio:device0/energy_value",
    "sys/class/power_supply/battery/type",
    "sys/class/power_supply/battery/current_now",
    "sys/class/thermal/thermal_zone0/type",
    "sys/class/thermal/thermal_zone0/temp",
    "sys/class/powercap/intel-rapl:0/name",
    "sys/class/powercap/intel-rapl:0/energy_uj",
    "sys/class/powercap/intel-rapl:0/max_energy_range_uj",
    "proc/device-tree/model",
    "proc/device-tree/compatible",
};
enum { FILES = sizeof files / sizeof *files };

static char root[64];
static int opened[FILES], printed, output;

static int remove_entry(const char *path, const struct stat *status, int type, struct FTW *walk) {
    (void)status, (void)type, (void)walk;
    return remove(path);
}

static void remove_root(void) {
    nftw(root, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
}

static int create(const char *file) {
    char path[PATH_MAX];
    snprintf(path, sizeof path, "%s/%s", root, file);
    for (char *slash = path + strlen(root) + 1; (slash = strchr(slash, '/')) != NULL; slash++) {
        *slash = '\0';
        mkdir(path, 0700);
        *slash = '/';
    }
    return open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
}

static void begin(void) {
    snprintf(root, sizeof root, "/dev/shm/assay-fuzz-XXXXXX");
    ALWAYS(mkdtemp(root) != NULL);
    atexit(remove_root);
    for (int i = 0; i < FILES; i++) {
        opened[i] = create(files[i]);
        ALWAYS(opened[i] >= 0);
    }
    printed = memfd_create("facts", MFD_CLOEXEC);
    output = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 4);
    unsetenv("PATH"); /* no command is asked */
}

static void fill(const char *text, const char *end) {
    for (int i = 0; i < FILES; i++) {
        size_t length = text < end ? strlen(text) : 0;
        ALWAYS(ftruncate(opened[i], 0) == 0 && pwrite(opened[i], text, length, 0) == (ssize_t)length);
        text = text < end ? text + length + 1 : end;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
    if (root[0] == '\0') {
        begin();
    }
    char *text = fuzz_text(bytes, length);
    fill(text, text + length);
    ALWAYS(ftruncate(printed, 0) == 0 && lseek(printed, 0, SEEK_SET) == 0 &&
           dup2(printed, STDOUT_FILENO) >= 0);
    int code = print_facts(root);
    ALWAYS(dup2(output, STDOUT_FILENO) >= 0 && code == 0);
    off_t size = lseek(printed, 0, SEEK_END);
    char *document = malloc((size_t)size);
    ALWAYS(document != NULL && pread(printed, document, (size_t)size, 0) == size);
    struct json_document facts = json_parse(document, (size_t)size);
    ALWAYS(facts.root != NULL && json_member(facts.root, "nodes") != NULL);
    json_free(&facts);
    free(document);
    free(text);
    return 0;
}
