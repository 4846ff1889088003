package dev.assay.results.noise;

import dev.assay.results.statistics.Autocorrelation;
import dev.assay.results.statistics.CoefficientOfVariation;
import dev.assay.results.statistics.DetectableEffect;
import dev.assay.results.statistics.Drift;
import dev.assay.results.statistics.Median;
import dev.assay.results.statistics.NoiseFloor;
import dev.assay.results.summary.Digits;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How much one metric of one cell varies. Rounded once for every surface. */
public sealed interface Noise {
    /** Trials of each side for which the detectable effect is told, beside the run's own number. */
    List<Integer> TRIALS = List.of(5, 10, 20, 40);

    /**
     * @param n valid trials with the metric
     * @param cvPercent standard deviation over mean of single trials
     * @param floor how far apart two halves of the trials are with nothing changed
     * @param effects by number of trials
     */
    record Measured(
            int n, BigDecimal median, String unit, BigDecimal cvPercent, Floor floor, Order order, List<Effect> effects)
            implements Noise {}

    record Absent(String reason) implements Noise {}

    /**
     * @param percent null where {@code absent} says why
     * @param pairs trials of each half; 0 where absent
     */
    record Floor(BigDecimal percent, int pairs, String absent) {}

    /**
     * What the order of the trials tells.
     *
     * @param autocorrelation of one trial with the next, -1 to 1
     * @param driftPercent by how much the values rise from the first trial to the last, negative where they fall
     * @param driftP how often chance alone would make such a drift
     */
    record Order(BigDecimal autocorrelation, BigDecimal driftPercent, BigDecimal driftP) {}

    /**
     * The least difference that so many interleaved trials of each side show.
     *
     * @param percent80 in 80 of 100 comparisons, {@code percent90} in 90; null where {@code absent} says why
     */
    record Effect(int trials, BigDecimal percent80, BigDecimal percent90, String absent) {}

    /** @param inOrder in the order measured */
    static Noise of(double[] inOrder, String unit) {
        if (inOrder.length < 3) {
            return new Absent(
                    "a spread takes 3 valid trials, there " + (inOrder.length == 1 ? "is " : "are ") + inOrder.length);
        }
        if (Arrays.stream(inOrder).anyMatch(value -> value <= 0)) {
            return new Absent("a share of the value takes values above 0");
        }
        return new Measured(
                inOrder.length,
                Digits.round(Median.of(inOrder)),
                unit,
                percent(CoefficientOfVariation.of(inOrder)),
                floor(inOrder),
                order(inOrder),
                effects(inOrder));
    }

    private static Floor floor(double[] inOrder) {
        return NoiseFloor.of(inOrder)
                .map(noise -> new Floor(percent(noise.floor()), noise.pairs(), null))
                .orElseGet(() -> new Floor(null, 0, tooFew(inOrder.length)));
    }

    private static Order order(double[] inOrder) {
        double[] logarithms = Arrays.stream(inOrder).map(Math::log).toArray();
        Drift drift = Drift.of(logarithms).orElseThrow();
        return new Order(
                Digits.round(Autocorrelation.of(logarithms)),
                percent(Math.expm1(drift.slope() * (inOrder.length - 1))),
                Digits.round(drift.p()));
    }

    private static List<Effect> effects(double[] inOrder) {
        return Stream.concat(TRIALS.stream(), Stream.of(inOrder.length))
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .map(trials -> effect(inOrder, trials))
                .toList();
    }

    private static Effect effect(double[] inOrder, int trials) {
        return DetectableEffect.of(inOrder, trials, 0.8, 0.9)
                .map(shares -> new Effect(trials, percent(shares[0]), percent(shares[1]), null))
                .orElseGet(() -> new Effect(
                        trials,
                        null,
                        null,
                        trials < DetectableEffect.MINIMUM_PAIRS
                                ? "fewer than " + DetectableEffect.MINIMUM_PAIRS
                                        + " pairs show no difference, however large"
                                : tooFew(inOrder.length)));
    }

    private static String tooFew(int trials) {
        return "it takes " + NoiseFloor.MINIMUM_TRIALS + " valid trials, there are " + trials;
    }

    private static BigDecimal percent(double share) {
        return Digits.round(100 * share);
    }
}
