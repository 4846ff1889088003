package dev.assay.collectors.perfetto;

import java.io.IOException;
import java.util.Optional;

/** {@code SysStats} (sys_stats.proto): clocks and temperatures. */
final class SystemStatistics {
    private static final int CPUFREQ_KHZ = 11;
    private static final int THERMAL_ZONE = 15;
    private static final int GPUFREQ_MHZ = 17;

    private static final int ZONE_NAME = 1;
    private static final int ZONE_CELSIUS = 2;
    private static final int ZONE_TYPE = 3;

    private SystemStatistics() {}

    static void take(Message stats, Stamp stamp, Samples samples) throws IOException {
        long[] khz = stats.numbers(CPUFREQ_KHZ);
        for (int cpu = 0; cpu < khz.length; cpu++) {
            if (khz[cpu] > 0) { // 0 stands for a processor that is off
                samples.add(Quantity.cpu(cpu), stamp, khz[cpu]);
            }
        }
        long[] mhz = stats.numbers(GPUFREQ_MHZ);
        for (int gpu = 0; gpu < mhz.length; gpu++) {
            samples.add(Quantity.gpu(gpu), stamp, mhz[gpu]);
        }
        for (Message zone : stats.messages(THERMAL_ZONE)) {
            Optional<String> type =
                    zone.text(ZONE_TYPE).or(() -> zone.text(ZONE_NAME)).map(String::strip);
            if (type.isPresent() && zone.number(ZONE_CELSIUS).isPresent()) {
                samples.add(
                        Quantity.thermal(type.get()),
                        stamp,
                        zone.number(ZONE_CELSIUS).getAsLong());
            }
        }
    }
}
