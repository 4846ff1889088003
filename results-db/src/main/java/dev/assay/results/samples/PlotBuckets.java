package dev.assay.results.samples;

import java.util.Arrays;
import java.util.Objects;

/**
 * Sorts samples into buckets of equal length. A chunk within one is taken as it is; so is one at a border that is at most half
 * as long as a bucket, whole, into the bucket in which it begins: where a bucket has many chunks, none needs to be decoded.
 * For use by one thread.
 */
public final class PlotBuckets {
    private final long beginNs;
    private final long endNs;
    private final long widthNs;
    private final SampleSummary[] buckets;
    private long samples;

    /**
     * @param beginNs first time that is shown
     * @param endNs last time that is shown, not before the first; the span between is below 2^63 ns
     * @param points that the picture has room for: half as many buckets, and one at least
     */
    public PlotBuckets(long beginNs, long endNs, int points) {
        int count = Math.max(1, points / 2);
        this.beginNs = beginNs;
        this.endNs = endNs;
        this.widthNs = Math.subtractExact(endNs, beginNs) / count + 1;
        this.buckets = new SampleSummary[count];
    }

    /** Whether {@link #add(SampleSummary)} can take all these samples without looking at each. */
    public boolean takesWhole(SampleSummary chunk) {
        return holds(chunk.beginNs())
                && holds(chunk.endNs())
                && (bucket(chunk.beginNs()) == bucket(chunk.endNs()) || chunk.endNs() - chunk.beginNs() <= widthNs / 2);
    }

    /** @param chunk for which {@link #takesWhole} holds */
    public void add(SampleSummary chunk) {
        int at = bucket(chunk.beginNs());
        buckets[at] = buckets[at] == null ? chunk : buckets[at].with(chunk);
        samples += chunk.count();
    }

    /** Takes those that are shown; the others are left out. */
    public void add(Samples chunk) {
        int from = 0;
        while (from < chunk.count()) {
            int to = from + 1;
            if (holds(chunk.timeNs(from))) {
                int bucket = bucket(chunk.timeNs(from));
                while (to < chunk.count() && holds(chunk.timeNs(to)) && bucket(chunk.timeNs(to)) == bucket) {
                    to++;
                }
                add(chunk.summary(from, to));
            }
            from = to;
        }
    }

    public Plot plot() {
        return new Plot(samples, Arrays.stream(buckets).filter(Objects::nonNull).toList());
    }

    private boolean holds(long timeNs) {
        return timeNs >= beginNs && timeNs <= endNs;
    }

    private int bucket(long timeNs) {
        return (int) ((timeNs - beginNs) / widthNs);
    }
}
