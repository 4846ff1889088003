package dev.assay.results.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SampleSummaryTest {
    @Test
    void extremesAreOfFiniteValuesWithTheTimesOfTheFirstThatHasThem() {
        Samples samples = new Samples(
                new long[] {10, 20, 30, 40, 50, 60}, new double[] {2, Double.NaN, 5, -1, Double.POSITIVE_INFINITY, 5});

        assertThat(samples.summary()).isEqualTo(new SampleSummary(10, 60, 6, 4, -1.0, 40L, 5.0, 30L, 11.0));
    }

    @Test
    void whereNoValueIsFiniteThereIsNoExtremeAndNoZero() {
        SampleSummary summary =
                new Samples(new long[] {1, 2}, new double[] {Double.NaN, Double.NEGATIVE_INFINITY}).summary();

        assertThat(summary).isEqualTo(new SampleSummary(1, 2, 2, 0, null, null, null, null, null));
    }

    /** Sums are of whole numbers here, so that their order does not matter. */
    @Property(tries = 200)
    void theSummaryOfTwoPartsIsThatOfTheWhole(
            @ForAll @IntRange(min = 1, max = 50) int first,
            @ForAll @IntRange(min = 1, max = 50) int second,
            @ForAll long seed) {
        Random random = new Random(seed);
        long[] times = new long[first + second];
        double[] values = new double[times.length];
        for (int i = 0; i < times.length; i++) {
            times[i] = i;
            values[i] = random.nextInt(4) == 0 ? Double.NaN : random.nextInt(10) - 5;
        }

        assertThat(SampleSummary.of(times, values, 0, first).with(SampleSummary.of(times, values, first, times.length)))
                .isEqualTo(SampleSummary.of(times, values, 0, times.length));
    }
}
