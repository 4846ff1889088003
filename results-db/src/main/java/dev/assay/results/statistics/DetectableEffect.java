package dev.assay.results.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * The least difference that a comparison of two interleaved sides would show with a given probability, by the rule of
 * {@link Decision} for a contrast tested alone. {@value #SESSIONS} comparisons in which nothing was changed are made up
 * ({@link Unchanged}). Of each it is known by what factor the candidate would have to be better for interval and rank test to
 * say so; the power's quantile of these factors, less 1, is the effect. No curve is assumed; the spread is taken to stay as it
 * is.
 *
 * <p>Source: power by simulation from pilot data (Efron, Tibshirani (1993), chapter 25.3). {@code DetectableEffectTest} holds
 * it against comparisons that were made.
 */
public final class DetectableEffect {
    /** Of fewer pairs the rank test's least p-value, 2 / 2^n, is above {@value Decision#LEVEL}: they never show anything. */
    public static final int MINIMUM_PAIRS = 6;

    private static final int SESSIONS = 200;

    /** Halvings of the range in which the rank test's factor lies: to a part in 4,096 of it. */
    private static final int HALVINGS = 12;

    /** A share below what doubles hold of logarithms. */
    private static final double ROUNDING = 1e-12;

    private DetectableEffect() {}

    /**
     * @param inOrder above 0, in the order measured
     * @param pairs of the comparison: trials of each side
     * @param power in (0, 1), such as 0.8
     * @return for each power, as a share, 0.02 being 2 %; empty below {@value #MINIMUM_PAIRS} pairs, or
     *     {@value NoiseFloor#MINIMUM_TRIALS} trials
     */
    public static Optional<double[]> of(double[] inOrder, int pairs, double... power) {
        if (pairs < MINIMUM_PAIRS || inOrder.length < NoiseFloor.MINIMUM_TRIALS) {
            return Optional.empty();
        }
        UniformRandomProvider random = Seed.of("detectable effect").random();
        List<List<MedianRatio.Pair>> sessions = new ArrayList<>();
        for (int session = 0; session < SESSIONS; session++) {
            sessions.add(drawn(inOrder, pairs, random));
        }
        double[] needed =
                sessions.parallelStream().mapToDouble(DetectableEffect::needed).toArray();
        return Optional.of(Quantile.of(needed, power));
    }

    private static List<MedianRatio.Pair> drawn(double[] inOrder, int pairs, UniformRandomProvider random) {
        Unchanged sides = Unchanged.drawn(inOrder, pairs, random);
        return IntStream.range(0, pairs)
                .mapToObj(i -> new MedianRatio.Pair(sides.base()[i], sides.candidate()[i]))
                .toList();
    }

    private static double needed(List<MedianRatio.Pair> pairs) {
        double low = MedianRatio.of(pairs).orElseThrow().ci95().orElseThrow().low();
        double[] logarithms = pairs.stream()
                .mapToDouble(pair -> Math.log(pair.candidate() / pair.base()))
                .toArray();
        double forTheInterval = -Math.log(low);
        double effect = Math.expm1(Math.max(0, Math.max(forTheInterval, forTheTest(logarithms))));
        return effect < ROUNDING ? 0 : effect; // values that are all the same: any difference shows
    }

    /** How far all must be moved up for the rank test to say that they lie above 0. */
    private static double forTheTest(double[] logarithms) {
        double enough = Math.nextUp(-Quantile.of(logarithms, 0)[0]);
        double tooLittle = Math.min(0, -Quantile.of(logarithms, 1)[0]);
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (enough + tooLittle) / 2;
            double[] moved = logarithms.clone();
            for (int k = 0; k < moved.length; k++) {
                moved[k] += middle;
            }
            if (HodgesLehmann.center(moved) > 0 && SignedRank.p(moved) <= Decision.LEVEL) {
                enough = middle;
            } else {
                tooLittle = middle;
            }
        }
        return enough;
    }
}
