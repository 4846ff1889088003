package dev.assay.harness.export.traces;

/**
 * One sample; or, with {@code absent}, that samples of a trial are missing.
 *
 * @param channel null with {@code absent}
 * @param absent why samples are missing; otherwise null
 */
public record SampleRow(
        String run, String trial, String channel, String unit, long sinceStartNs, double value, String absent) {

    static SampleRow missing(String run, String trial, String why) {
        return new SampleRow(run, trial, null, null, 0, Double.NaN, why);
    }

    public boolean isSample() {
        return absent == null;
    }
}
