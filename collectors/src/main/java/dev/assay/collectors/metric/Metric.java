package dev.assay.collectors.metric;

import java.util.Arrays;
import java.util.Optional;

/**
 * A quantity that a trial can yield. The key is the public name: it stands in JSON, tables, spreadsheets and the
 * database, with the base unit in it.
 */
public enum Metric {
    LOAD_MS("load_ms", "ms", Better.LOWER, "model file opened to ready to run"),
    TTFT_MS("ttft_ms", "ms", Better.LOWER, "prompt handed over to first output token known"),
    PREFILL_TPS("prefill_tps", "tok/s", Better.HIGHER, "prompt tokens over the time to process them"),
    DECODE_TPS("decode_tps", "tok/s", Better.HIGHER, "output tokens after the first over the time they took"),
    ITL_MS("itl_ms", "ms", Better.LOWER, "time between two output tokens"),
    LATENCY_MS("latency_ms", "ms", Better.LOWER, "one inference"),
    THROUGHPUT_IPS("throughput_ips", "inf/s", Better.HIGHER, "inferences over the time they took"),
    RSS_PEAK_BYTES("rss_peak_bytes", "B", Better.LOWER, "peak resident memory of the runner"),
    RSS_ANON_PEAK_BYTES("rss_anon_peak_bytes", "B", Better.LOWER, "peak resident memory that no file backs"),
    PSS_PEAK_BYTES("pss_peak_bytes", "B", Better.LOWER, "peak proportional share of resident memory"),
    CPU_TIME_S("cpu_time_s", "s", Better.LOWER, "processor time of the runner, user and system, from start to exit"),
    ENERGY_J("energy_j", "J", Better.LOWER, "energy of the measured phases, gross"),
    ENERGY_PREFILL_J("energy_prefill_j", "J", Better.LOWER, "energy of prefill, gross"),
    ENERGY_DECODE_J("energy_decode_j", "J", Better.LOWER, "energy of decode, gross"),
    ENERGY_PER_TOKEN_J(
            "energy_per_token_j", "J/tok", Better.LOWER, "decode energy over the output tokens after the first"),
    DISCHARGE_MAH("discharge_mah", "mAh", Better.LOWER, "charge taken from the battery in the measured phases"),
    POWER_AVG_W("power_avg_w", "W", Better.LOWER, "mean power over the measured phases"),
    POWER_PEAK_W("power_peak_w", "W", Better.LOWER, "highest power sample in the measured phases"),
    POWER_IDLE_W("power_idle_w", "W", Better.LOWER, "mean power of the device at rest, in the same session"),
    TEMP_START_C("temp_start_c", "°C", Better.LOWER, "hottest zone before the trial"),
    TEMP_PEAK_C("temp_peak_c", "°C", Better.LOWER, "hottest zone during the trial"),
    TEMP_ABOVE_S("temp_above_s", "s", Better.LOWER, "time in which any zone was above the threshold"),
    THROTTLE_ONSET_S(
            "throttle_onset_s", "s", Better.HIGHER, "from the first measured work to where the device slowed down"),
    MBU("mbu", "1", Better.HIGHER, "bytes read a token times decode_tps over measured memory bandwidth");

    /** Which direction is an improvement. */
    public enum Better {
        HIGHER,
        LOWER
    }

    private final String key;
    private final String unit;
    private final Better better;
    private final String meaning;

    Metric(String key, String unit, Better better, String meaning) {
        this.key = key;
        this.unit = unit;
        this.better = better;
        this.meaning = meaning;
    }

    public String key() {
        return key;
    }

    /** Unit of the value as stored: always the base unit that the key names. */
    public String unit() {
        return unit;
    }

    public Better better() {
        return better;
    }

    /** Whether it is measured once in a session, so that all its trials say the same. */
    public boolean isOfSession() {
        return this == POWER_IDLE_W;
    }

    /** What the figure stands for, in one phrase for a column's explanation. */
    public String meaning() {
        return meaning;
    }

    public static Optional<Metric> byKey(String key) {
        return Arrays.stream(values()).filter(m -> m.key.equals(key)).findFirst();
    }
}
