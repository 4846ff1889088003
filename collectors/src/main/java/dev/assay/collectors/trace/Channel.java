package dev.assay.collectors.trace;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * One sampled quantity, as the probe declares it.
 *
 * @param id 0 to 65535, unique in its trace file
 * @param name unique in its trace file, with its unit, such as {@code rss_bytes}
 * @param unit such as {@code B}, {@code s}, {@code W}, {@code °C}
 * @param source the file or counter it is read from
 * @param group that it is sampled in; null in a trace of version 1
 * @param rateHz how often it was to be sampled, above 0
 */
public record Channel(
        int id,
        String name,
        String unit,
        String source,
        String group,
        @JsonProperty("rate_hz") double rateHz) {
    public static final int MAX_ID = 0xffff;

    @JsonCreator
    public Channel {
        if (id < 0 || id > MAX_ID || name == null || unit == null || source == null || !(rateHz > 0)) {
            throw new IllegalArgumentException("a channel needs an id, a name, a unit, a source and a rate above 0");
        }
    }

    /** A channel of no group. */
    public Channel(int id, String name, String unit, String source, double rateHz) {
        this(id, name, unit, source, null, rateHz);
    }
}
