package dev.assay.collectors.condition;

import dev.assay.collectors.problem.AssayException;
import java.util.ArrayList;
import java.util.List;

/**
 * The circumstances of a trial as a Linux kernel tells them, Android's included. Each is read or absent with the reason.
 */
public final class LinuxConditions {
    /** Name of the hottest thermal zone's reading, in °C. */
    public static final String HOTTEST = ThermalConditions.HOTTEST;

    private static final FilePatterns FILES = new FilePatterns(
            List.of(
                    LoadConditions.LOADAVG,
                    ProcessorTime.STAT,
                    LoadConditions.PRESSURE + "*",
                    MemoryConditions.MEMINFO,
                    "/sys/devices/system/cpu/cpufreq/policy*/scaling_governor",
                    "/sys/devices/system/cpu/cpufreq/policy*/scaling_cur_freq",
                    "/sys/class/thermal/thermal_zone*/type",
                    "/sys/class/thermal/thermal_zone*/temp",
                    "/sys/class/power_supply/*/type",
                    "/sys/class/power_supply/*/capacity",
                    "/sys/class/power_supply/*/status",
                    "/sys/class/power_supply/*/online",
                    "/sys/class/power_supply/*/scope",
                    BoardConditions.MODEL,
                    BoardConditions.RELEASE,
                    PowerModeCondition.STATUS,
                    PowerModeCondition.CONF,
                    BoardConditions.HWMON + "/hwmon*/name",
                    BoardConditions.HWMON + "/hwmon*/pwm1",
                    BoardConditions.HWMON + "/hwmon*/fan1_input",
                    BoardConditions.HWMON + "/hwmon*/rpm",
                    BoardConditions.PWM_FAN + "/cur_pwm",
                    BoardConditions.PWM_FAN + "/rpm_measured"),
            PowerSources.FILES);

    private LinuxConditions() {}

    /**
     * Reads all circumstances now, file by file; a few dozen small reads.
     *
     * @throws AssayException when the device cannot be reached
     */
    public static List<Condition> read(DeviceFiles device) throws AssayException {
        DeviceFiles files = device.look(FILES);
        List<Condition> readings = new ArrayList<>();
        readings.add(LoadConditions.loadAverage(files.read(LoadConditions.LOADAVG)));
        readings.addAll(ProcessorTime.parse(files.read(ProcessorTime.STAT)));
        for (String resource : LoadConditions.PRESSURES) {
            readings.add(LoadConditions.pressure(resource, files.read(LoadConditions.PRESSURE + resource)));
        }
        readings.addAll(MemoryConditions.parse(files.read(MemoryConditions.MEMINFO)));
        readings.addAll(FrequencyConditions.read(files));
        readings.addAll(ThermalConditions.read(files));
        readings.addAll(PowerSupplyConditions.read(files));
        readings.add(PowerSources.read(files));
        readings.addAll(BoardConditions.read(files));
        return readings;
    }
}
