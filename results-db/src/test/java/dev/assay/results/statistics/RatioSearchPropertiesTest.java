package dev.assay.results.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Quantiles of a ratio's bootstrap distribution, held against those of all ratios made and put in order. */
class RatioSearchPropertiesTest {
    private record Weighed(double ratio, double weight) {}

    @Property(tries = 200)
    void aQuantileIsTheLeastRatioWithThatShareAtOrBelowIt(
            @ForAll @IntRange(min = 1, max = 40) int n,
            @ForAll @IntRange(min = 1, max = 40) int m,
            @ForAll @DoubleRange(min = 0, max = 1) double p,
            @ForAll long seed) {
        Random random = new Random(seed);
        holds(normal(random, n), normal(random, m), p);
    }

    @Property(tries = 200)
    void soItIsOfTiedValues(
            @ForAll @Size(min = 1, max = 25) List<@IntRange(min = 1, max = 4) Integer> base,
            @ForAll @Size(min = 1, max = 25) List<@IntRange(min = 1, max = 4) Integer> candidate,
            @ForAll @DoubleRange(min = 0, max = 1) double p) {
        holds(whole(base), whole(candidate), p);
    }

    @Property(tries = 100)
    void soItIsOfValuesOfEverySize(
            @ForAll @IntRange(min = 5, max = 25) int n,
            @ForAll @DoubleRange(min = 0, max = 1) double p,
            @ForAll long seed) {
        Random random = new Random(seed);
        double[] base = random.doubles(n, -200, 200).map(Math::exp).toArray();
        double[] candidate = random.doubles(n, -200, 200).map(Math::exp).toArray();
        holds(base, candidate, p);
    }

    @Example
    void ofOneValueThereIsOneRatio() {
        ResampledRatio ratio = ratio(new double[] {4}, new double[] {6});

        assertThat(ratio.quantiles(0, 1)).isEqualTo(new Bounds(1.5, 1.5));
        assertThat(ratio.midRank(1.5)).isEqualTo(0.5);
    }

    @Example
    void ofEqualValuesToo() {
        double[] same = {7, 7, 7, 7, 7, 7, 7, 7};

        assertThat(ratio(same, same).quantiles(0.025, 0.975)).isEqualTo(new Bounds(1, 1));
    }

    private static void holds(double[] base, double[] candidate, double p) {
        ResampledRatio ratio = ratio(base, candidate);
        double quantile = ratio.quantiles(p, p).low();
        double below = 0;
        double notAbove = 0;
        for (Weighed weighed : all(ratio)) {
            below += weighed.ratio < quantile * (1 - 1e-12) ? weighed.weight : 0;
            notAbove += weighed.ratio <= quantile * (1 + 1e-12) ? weighed.weight : 0;
        }
        assertThat(below).as("share below").isLessThanOrEqualTo(p + 1e-9);
        assertThat(notAbove).as("share not above").isGreaterThanOrEqualTo(p - 1e-9);
        assertThat(all(ratio)).extracting(Weighed::ratio).contains(quantile);
        assertThat(ratio.midRank(quantile)).isCloseTo((below + notAbove) / 2, within(1e-9));
    }

    private static List<Weighed> all(ResampledRatio ratio) {
        List<Weighed> all = new ArrayList<>();
        for (int b = 0; b < ratio.base().values().length; b++) {
            for (int c = 0; c < ratio.candidate().values().length; c++) {
                all.add(new Weighed(
                        ratio.candidate().values()[c] / ratio.base().values()[b],
                        ratio.candidate().weights()[c] * ratio.base().weights()[b]));
            }
        }
        all.sort(Comparator.comparingDouble(Weighed::ratio));
        return all;
    }

    private static ResampledRatio ratio(double[] base, double[] candidate) {
        return new ResampledRatio(
                ResampledMedian.of(ContrastSide.ascending(base)),
                ResampledMedian.of(ContrastSide.ascending(candidate)));
    }

    private static double[] normal(Random random, int n) {
        return random.doubles(n)
                .map(_ -> Math.exp(0.03 * random.nextGaussian()))
                .toArray();
    }

    private static double[] whole(List<Integer> values) {
        return values.stream().mapToDouble(Integer::doubleValue).toArray();
    }
}
