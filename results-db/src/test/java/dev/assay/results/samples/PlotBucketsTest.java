package dev.assay.results.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PlotBucketsTest {
    @Test
    void aSpikeOfOneSampleIsDrawnWithItsTime() {
        double[] values = new double[100_000];
        long[] times = new long[values.length];
        for (int i = 0; i < times.length; i++) {
            times[i] = 1000L * i;
        }
        values[77_777] = 50;
        PlotBuckets buckets = new PlotBuckets(0, times[times.length - 1], 200);
        buckets.add(new Samples(times, values));

        Plot plot = buckets.plot();

        assertThat(plot.samples()).isEqualTo(100_000);
        assertThat(plot.buckets()).hasSize(100);
        assertThat(plot.points()).hasSizeLessThanOrEqualTo(200).contains(new PlotPoint(77_777_000, 50));
    }

    @Test
    void bucketsWithoutSamplesOrFiniteValuesDrawNothing() {
        PlotBuckets buckets = new PlotBuckets(0, 99, 20);
        buckets.add(new Samples(new long[] {5, 6, 95}, new double[] {1, Double.NaN, Double.NaN}));

        assertThat(buckets.plot().buckets()).hasSize(2);
        assertThat(buckets.plot().points()).containsExactly(new PlotPoint(5, 1));
    }

    /** Whatever was taken whole and whatever one by one. Values are whole numbers, so sums are exact. */
    @Property(tries = 300)
    void everyBucketIsTheExactSummaryOfAllSamplesFromItsBeginToItsEnd(
            @ForAll @IntRange(min = 1, max = 300) int count,
            @ForAll @IntRange(min = 1, max = 40) int points,
            @ForAll @IntRange(min = 1, max = 30) int chunk,
            @ForAll long seed) {
        Random random = new Random(seed);
        long[] times = random.longs(0, 10_000).distinct().limit(count).sorted().toArray();
        double[] values = random.ints(count, -5, 5).asDoubleStream().toArray();
        Samples all = new Samples(times, values);
        long from = random.nextLong(3_000);
        long to = from + random.nextLong(8_000);
        PlotBuckets buckets = new PlotBuckets(from, to, points);
        for (int i = 0; i < count; i += chunk) {
            Samples piece = piece(all, i, Math.min(count, i + chunk));
            if (buckets.takesWhole(piece.summary())) {
                buckets.add(piece.summary());
            } else {
                buckets.add(piece);
            }
        }

        Plot plot = buckets.plot();

        assertThat(plot.samples()).isEqualTo(all.between(from, to).count());
        assertThat(plot.buckets()).hasSizeLessThanOrEqualTo(Math.max(1, points / 2));
        assertThat(plot.buckets())
                .allSatisfy(bucket -> assertThat(bucket)
                        .isEqualTo(all.between(bucket.beginNs(), bucket.endNs()).summary()));
        assertThat(plot.buckets().stream().mapToLong(SampleSummary::count).sum())
                .isEqualTo(plot.samples());
        assertThat(plot.points()).isSortedAccordingTo((a, b) -> Long.compare(a.timeNs(), b.timeNs()));
        assertThat(plot.points().size()).isLessThanOrEqualTo(Math.max(2, points));
    }

    @Test
    void aShortChunkAtABorderGoesWholeIntoTheBucketInWhichItBegins() {
        PlotBuckets buckets = new PlotBuckets(0, 199, 4);
        SampleSummary half = new Samples(new long[] {80, 130}, new double[] {1, 2}).summary();
        SampleSummary longer = new Samples(new long[] {80, 131}, new double[] {1, 2}).summary();

        assertThat(buckets.takesWhole(half)).isTrue();
        assertThat(buckets.takesWhole(longer)).isFalse();
        buckets.add(half);

        assertThat(buckets.plot().buckets()).containsExactly(half);
    }

    private static Samples piece(Samples all, int from, int to) {
        List<Long> times = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        for (int i = from; i < to; i++) {
            times.add(all.timeNs(i));
            values.add(all.value(i));
        }
        return new Samples(
                times.stream().mapToLong(Long::longValue).toArray(),
                values.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
