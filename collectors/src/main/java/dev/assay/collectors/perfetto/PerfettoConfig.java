package dev.assay.collectors.perfetto;

import java.time.Duration;

/**
 * What perfetto is asked to record, in its text format (google/perfetto, {@code protos/perfetto/config}).
 *
 * @param extent how much of it; a perfetto refuses a whole configuration for one word that it does not know
 * @param pollMs between two readings of rails and battery, ms; the others are read at multiples of it
 */
public record PerfettoConfig(Extent extent, int pollMs) {
    /** As often as the power chip's readings are worth: each is a call to the hardware layer. */
    public static final int POLL_MS = 250;

    /** perfetto's own floor, ms. */
    private static final int LEAST_POLL_MS = 100;

    /** Beyond this a file of the recording is written, ms: what a killed device loses. */
    private static final int WRITE_MS = 5_000;

    /** From the most to what the first version could. */
    public enum Extent {
        /** Rails, battery with its voltage, clocks and temperatures; the device's clocks once a second. */
        ALL,
        /** Without temperatures and the graphics chip's clock, which came later than the processors' clocks. */
        CLOCKS,
        /** Rails, battery with its voltage; the device's clocks once a second. */
        PLACED_POWER,
        /** Rails, battery with its voltage. */
        POWER,
        /** Rails, and of the battery charge, level and current. */
        FIRST_VERSION
    }

    public PerfettoConfig {
        if (pollMs < LEAST_POLL_MS || pollMs > 60_000) {
            throw new IllegalArgumentException("perfetto polls every 100 ms to 60 s, not every " + pollMs + " ms");
        }
    }

    /** @param hz what was asked for of the device's sensors, 1 and more; rails come at 4 Hz at most */
    public static PerfettoConfig of(Extent extent, int hz) {
        return new PerfettoConfig(extent, Math.max(POLL_MS, 1000 / hz));
    }

    public PerfettoConfig with(Extent other) {
        return new PerfettoConfig(other, pollMs);
    }

    /** Of rails and battery. */
    public double powerHz() {
        return 1000.0 / pollMs;
    }

    /** Of clocks and temperatures. */
    public double systemHz() {
        return 1000.0 / (2 * pollMs);
    }

    /** @param most after which it ends by itself, should nobody end it */
    public String text(Duration most) {
        return """
                buffers { size_kb: 4096 fill_policy: RING_BUFFER }
                duration_ms: %d
                write_into_file: true
                file_write_period_ms: %d
                flush_period_ms: %d
                """.formatted(most.toMillis(), WRITE_MS, WRITE_MS)
                + (extent.compareTo(Extent.PLACED_POWER) <= 0
                        ? "builtin_data_sources { snapshot_interval_ms: 1000 }\n"
                        : "")
                + power()
                + system();
    }

    private String power() {
        String voltage = extent == Extent.FIRST_VERSION ? "" : " battery_counters: BATTERY_COUNTER_VOLTAGE";
        return """
                data_sources { config { name: "android.power" android_power_config { battery_poll_ms: %d \
                battery_counters: BATTERY_COUNTER_CHARGE battery_counters: BATTERY_COUNTER_CAPACITY_PERCENT \
                battery_counters: BATTERY_COUNTER_CURRENT%s collect_power_rails: true } } }
                """.formatted(pollMs, voltage);
    }

    private String system() {
        String periods =
                switch (extent) {
                    case ALL -> "cpufreq_period_ms: %1$d thermal_period_ms: %1$d gpufreq_period_ms: %1$d";
                    case CLOCKS -> "cpufreq_period_ms: %1$d";
                    case PLACED_POWER, POWER, FIRST_VERSION -> "";
                };
        return periods.isEmpty()
                ? ""
                : "data_sources { config { name: \"linux.sys_stats\" sys_stats_config { "
                        + periods.formatted(2 * pollMs) + " } } }\n";
    }
}
