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

    private LinuxConditions() {}

    /**
     * Reads all circumstances now, file by file; a few dozen small reads.
     *
     * @throws AssayException when the device cannot be reached
     */
    public static List<Condition> read(DeviceFiles files) throws AssayException {
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
        return readings;
    }
}
