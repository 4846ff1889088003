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

    /** Chunks taken whole and samples taken one by one give the same picture. Values are whole, so sums are exact. */
    @Property(tries = 200)
    void aChunkTakenWholeIsLikeItsSamplesTakenOneByOne(
            @ForAll @IntRange(min = 1, max = 300) int count,
            @ForAll @IntRange(min = 1, max = 40) int points,
            @ForAll @IntRange(min = 1, max = 30) int chunk,
            @ForAll long seed) {
        Random random = new Random(seed);
        long[] times = random.longs(count, 0, 10_000).sorted().toArray();
        double[] values = random.ints(count, -5, 5).asDoubleStream().toArray();
        Samples all = new Samples(times, values);
        long from = random.nextLong(3_000);
        long to = from + random.nextLong(8_000);
        PlotBuckets byChunks = new PlotBuckets(from, to, points);
        PlotBuckets one = new PlotBuckets(from, to, points);
        one.add(all);
        for (int i = 0; i < count; i += chunk) {
            Samples piece = piece(all, i, Math.min(count, i + chunk));
            if (byChunks.inOne(piece.summary())) {
                byChunks.add(piece.summary());
            } else {
                byChunks.add(piece);
            }
        }

        Plot plot = byChunks.plot();

        assertThat(plot).isEqualTo(one.plot());
        assertThat(plot.samples()).isEqualTo(all.between(from, to).count());
        assertThat(plot.points().size()).isLessThanOrEqualTo(Math.max(2, points));
        if (plot.samples() > 0) {
            SampleSummary shown = all.between(from, to).summary();
            assertThat(plot.points())
                    .contains(new PlotPoint(shown.minAtNs(), shown.min()))
                    .contains(new PlotPoint(shown.maxAtNs(), shown.max()))
                    .isSortedAccordingTo((a, b) -> Long.compare(a.timeNs(), b.timeNs()));
        }
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
