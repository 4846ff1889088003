package dev.assay.results.pairing;

import dev.assay.collectors.metric.Metric;

/** What kind of thing a metric tells: decides what keeps two of its figures from being compared. */
public enum Nature {
    /** Taken with a clock. */
    SPEED,
    /** Memory of the runner's process. */
    MEMORY,
    /** Processor time of the runner's process. */
    PROCESSOR,
    /** From a power sensor or a battery. */
    POWER,
    /** From thermal zones, and from clocks that fall. */
    HEAT;

    public static Nature of(Metric metric) {
        return switch (metric) {
            case LOAD_MS, TTFT_MS, PREFILL_TPS, DECODE_TPS, ITL_MS, LATENCY_MS, THROUGHPUT_IPS, MBU -> SPEED;
            case RSS_PEAK_BYTES, RSS_ANON_PEAK_BYTES, PSS_PEAK_BYTES -> MEMORY;
            case CPU_TIME_S -> PROCESSOR;
            case ENERGY_J,
                    ENERGY_PREFILL_J,
                    ENERGY_DECODE_J,
                    ENERGY_PER_TOKEN_J,
                    DISCHARGE_MAH,
                    POWER_AVG_W,
                    POWER_PEAK_W,
                    POWER_IDLE_W -> POWER;
            case TEMP_START_C, TEMP_PEAK_C, TEMP_ABOVE_S, THROTTLE_ONSET_S -> HEAT;
        };
    }

    /** Whether sensors of the device told it. */
    public boolean isSensed() {
        return this == POWER || this == HEAT;
    }
}
