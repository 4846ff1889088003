package dev.assay.agents.ondevice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A synthetic /sys and /proc in a folder: laid out as the kernel of a kind of device lays out its own, with numbers that no
 * device measured.
 */
record SensorTree(Path root) {

    SensorTree file(String path, String text) throws IOException {
        Path file = at(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return this;
    }

    SensorTree line(String path, Object text) throws IOException {
        return file(path, text + "\n");
    }

    /** A symbolic link to another folder of the tree, as the classes of sysfs are full of. */
    SensorTree link(String path, String target) throws IOException {
        Path link = at(path);
        Files.createDirectories(link.getParent());
        Files.createSymbolicLink(link, link.getParent().relativize(at(target)));
        return this;
    }

    SensorTree gone(String path) throws IOException {
        Files.delete(at(path));
        return this;
    }

    Path at(String path) {
        return root.resolve(path.substring(1));
    }

    SensorTree board(String model, String... compatible) throws IOException {
        file("/proc/device-tree/model", model + "\0");
        return file("/proc/device-tree/compatible", String.join("\0", compatible) + "\0");
    }

    /** An INA3221 in the place of its driver, shown by the class hwmon as well; the first three channels have labels. */
    SensorTree ina3221(String address, int hwmon, String... labels) throws IOException {
        String dir = "/sys/bus/i2c/drivers/ina3221/" + address + "/hwmon/hwmon" + hwmon;
        line(dir + "/name", "ina3221");
        for (int i = 1; i <= labels.length; i++) {
            line(dir + "/in" + i + "_label", labels[i - 1]);
            line(dir + "/in" + i + "_input", 5000 + i);
            line(dir + "/curr" + i + "_input", 100 * i);
            line(dir + "/in" + (3 + i) + "_input", 500 * i);
        }
        line(dir + "/in7_label", "sum of shunt voltages");
        line(dir + "/in7_input", 3000);
        line(dir + "/curr4_input", 600);
        return link("/sys/class/hwmon/hwmon" + hwmon, dir);
    }

    SensorTree zone(int number, String type, long milli) throws IOException {
        String dir = "/sys/class/thermal/thermal_zone" + number;
        return line(dir + "/type", type).line(dir + "/temp", milli);
    }

    SensorTree policy(int number, String cpus, long khz, long cap) throws IOException {
        String dir = "/sys/devices/system/cpu/cpufreq/policy" + number;
        return line(dir + "/related_cpus", cpus)
                .line(dir + "/scaling_cur_freq", khz)
                .line(dir + "/scaling_max_freq", cap)
                .line(dir + "/cpuinfo_max_freq", 1_510_400);
    }

    SensorTree rapl(String zone, String name, long microjoules) throws IOException {
        String dir = "/sys/class/powercap/" + zone;
        return line(dir + "/name", name)
                .line(dir + "/energy_uj", microjoules)
                .line(dir + "/max_energy_range_uj", 262_143_328_850L);
    }

    SensorTree battery(long microvolts, long current) throws IOException {
        String dir = "/sys/class/power_supply/battery";
        return line(dir + "/type", "Battery")
                .line(dir + "/status", "Discharging")
                .line(dir + "/capacity", 77)
                .line(dir + "/voltage_now", microvolts)
                .line(dir + "/current_now", current)
                .line(dir + "/temp", 274);
    }

    /** What every Linux has. */
    SensorTree proc() throws IOException {
        return file("/proc/stat", "cpu  100 1 50 900 9 0 2 5 0 0\ncpu0 100 1 50 900 9 0 2 5 0 0\n")
                .file("/proc/meminfo", "MemTotal: 8000000 kB\nMemAvailable:    4000000 kB\nSwapFree: 0 kB\n")
                .file("/proc/vmstat", "nr_free_pages 5\npgmajfault 7\npswpin 1\npswpout 2\n")
                .file("/proc/pressure/cpu", "some avg10=0.50 avg60=0.40 avg300=0.30 total=123456\n")
                .line("/proc/sys/kernel/osrelease", "5.15.148-tegra")
                .line("/proc/sys/kernel/random/boot_id", "00000000-0000-4000-8000-000000000000");
    }
}
