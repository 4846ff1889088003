package dev.assay.results.samples;

import java.util.ArrayList;
import java.util.List;

/**
 * A channel reduced to what a picture can show: its time cut into buckets of about equal length, of each the exact extremes. No
 * value is averaged away, and none is made up.
 *
 * @param samples that were reduced
 * @param buckets in order of time, each of all samples from its begin to its end; one without samples is left out. A border
 *     between two may lie up to half a bucket from where equal lengths would put it
 */
public record Plot(long samples, List<SampleSummary> buckets) {
    public Plot {
        buckets = List.copyOf(buckets);
    }

    /** The extremes of every bucket, each a sample that was taken, in order of time: at most two a bucket. */
    public List<PlotPoint> points() {
        List<PlotPoint> points = new ArrayList<>();
        for (SampleSummary bucket : buckets) {
            if (bucket.finite() == 0) {
                continue;
            }
            PlotPoint least = new PlotPoint(bucket.minAtNs(), bucket.min());
            PlotPoint most = new PlotPoint(bucket.maxAtNs(), bucket.max());
            points.add(least.timeNs() <= most.timeNs() ? least : most);
            if (!least.equals(most)) {
                points.add(least.timeNs() <= most.timeNs() ? most : least);
            }
        }
        return List.copyOf(points);
    }
}
