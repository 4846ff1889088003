package dev.assay.collectors.phase;

/**
 * A labelled interval of a trial, on the device's monotonic clock.
 *
 * @param name {@code backend}, {@code load}, {@code context}, {@code warmup}, {@code prefill}, {@code decode}, {@code infer}
 * @param iteration 0 and up; null for what happens once
 * @param endNs not before {@code beginNs}
 */
public record Phase(String name, Integer iteration, long beginNs, long endNs) {
    public static final String LOAD = "load";
    public static final String CONTEXT = "context";
    public static final String PREFILL = "prefill";
    public static final String DECODE = "decode";
    public static final String INFER = "infer";

    public Phase {
        if (endNs < beginNs) {
            throw new IllegalArgumentException(name + " ends before it begins");
        }
    }

    public double seconds() {
        return (endNs - beginNs) / 1e9;
    }

    public double millis() {
        return (endNs - beginNs) / 1e6;
    }
}
