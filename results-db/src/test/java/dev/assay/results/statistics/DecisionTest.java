package dev.assay.results.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.collectors.metric.Metric.Better;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DecisionTest {
    private static final Margin TWO_PERCENT = new Margin(2);

    @Test
    void givenAnIntervalWithinTheMarginThenItIsTheSameHoweverSmallTheP() {
        assertThat(decide(pairs(1.005, 1.001, 1.009, 0.0001), 0.0001)).isEqualTo(new Outcome.Same(2));
    }

    @Test
    void givenAnIntervalBeyondOneAndASmallAdjustedPThenItIsFasterOrSlowerByWhatIsBetter() {
        Contrast more = pairs(1.05, 1.02, 1.08, 0.001);

        assertThat(Decision.of(more, 0.01, TWO_PERCENT, Better.HIGHER)).isEqualTo(new Outcome.Faster());
        assertThat(Decision.of(more, 0.01, TWO_PERCENT, Better.LOWER)).isEqualTo(new Outcome.Slower());
    }

    @Test
    void givenAPThatItsFamilyMakesTooLargeThenItIsInconclusiveAndTakesMoreTrials() {
        Outcome outcome = decide(pairs(1.05, 1.02, 1.08, 0.01), 0.2);

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Inconclusive.class, inconclusive -> {
            assertThat(inconclusive.reason()).contains("rank test").contains("0.2");
            assertThat(inconclusive.trialsToSettle().orElseThrow()).isGreaterThan(20);
        });
    }

    @Test
    void givenAnIntervalThatHoldsOneThenTheNumberOfTrialsFollowsFromItsWidth() {
        // half width 3 % at 20 pairs: standard error 1.53 %; 5 % away from 1 takes (2.8 x 1.53 / 5)² x 20 = 14.7, so 21
        assertThat(trials(pairs(1.05, 0.99, 1.06, 0.004), 0.004)).hasValue(21);
        // half width 6 %, 3 % away: (2.8 x 3.06 / 2.96)² x 20 = 168
        assertThat(trials(pairs(1.03, 0.97, 1.094, 0.3), 0.3).orElseThrow()).isBetween(150, 190);
    }

    @Test
    void givenNoDifferenceAtAllThenItTakesTheTrialsThatNarrowTheIntervalToTheMargin() {
        // half width 3 %, margin 2 %: (2.8 x 1.53 / 1.98)² x 20 = 93.6
        assertThat(trials(pairs(1.0, 0.97, 1.03, 1), 1).orElseThrow()).isBetween(90, 100);
    }

    @Test
    void givenASpreadTooWideForAnyNumberThenThereIsNoNumberAndTheReasonSaysSo() {
        Outcome outcome = decide(pairs(1.01, 0.7, 1.4, 0.9), 0.9);

        assertThat(outcome)
                .isEqualTo(new Outcome.Inconclusive(
                        OptionalInt.empty(),
                        "the interval holds 1 and reaches beyond the margin of 2 %; more than 1000 trials of each side"
                                + " would be needed: the spread is too wide"));
    }

    @Test
    void givenFivePairsThatAllAgreeThenSixWouldSettleIt() {
        List<MedianRatio.Pair> five = IntStream.range(0, 5)
                .mapToObj(i -> new MedianRatio.Pair(100 + i, 120 + 2 * i))
                .toList();
        Contrast contrast = Contrast.paired(five).orElseThrow();

        assertThat(trials(contrast, contrast.p())).hasValue(6);
    }

    @Test
    void givenSidesThatAreNotInterleavedThenTheIntervalHasToClearTheWholeMargin() {
        Contrast contrast = apart(1.04, 1.01, 1.07, 0.001, Allowance.NONE);

        assertThat(decide(contrast, 0.001))
                .isInstanceOfSatisfying(
                        Outcome.Inconclusive.class,
                        inconclusive -> assertThat(inconclusive.reason())
                                .contains("reaches into the margin of 2 %")
                                .contains("not run interleaved"));
        assertThat(decide(apart(1.06, 1.03, 1.09, 0.001, Allowance.NONE), 0.001))
                .isEqualTo(new Outcome.Faster());
    }

    @Test
    void givenASideThatDriftsAsMuchAsTheSidesDifferThenOnlyInterleavedTrialsHelp() {
        Random random = new Random(7);
        double[] base = IntStream.range(0, 20)
                .mapToDouble(t -> 100 * Math.exp(0.004 * t + 0.002 * random.nextGaussian()))
                .toArray();
        double[] candidate = IntStream.range(20, 40)
                .mapToDouble(t -> 100 * Math.exp(0.004 * t + 0.002 * random.nextGaussian()))
                .toArray();
        Contrast contrast = Contrast.independent(base, candidate).orElseThrow();

        assertThat(contrast.ratio()).isGreaterThan(1.07);
        assertThat(decide(contrast, contrast.p())).isInstanceOfSatisfying(Outcome.Inconclusive.class, inconclusive -> {
            assertThat(inconclusive.trialsToSettle()).isEmpty();
            assertThat(inconclusive.reason()).contains("drifts").contains("interleaved ones do");
        });
    }

    @Test
    void givenTooFewValuesForAnIntervalThenTheReasonSaysHowManyItTakes() {
        Contrast contrast = Contrast.independent(new double[] {1, 2, 3}, new double[] {2, 3, 4})
                .orElseThrow();

        assertThat(decide(contrast, contrast.p()))
                .isEqualTo(new Outcome.Inconclusive(
                        OptionalInt.empty(), "an interval takes 5 values of each side, there are 3 and 3"));
    }

    private static Outcome decide(Contrast contrast, double adjustedP) {
        return Decision.of(contrast, adjustedP, TWO_PERCENT, Better.HIGHER);
    }

    private static OptionalInt trials(Contrast contrast, double adjustedP) {
        return ((Outcome.Inconclusive) decide(contrast, adjustedP)).trialsToSettle();
    }

    private static Contrast pairs(double ratio, double low, double high, double p) {
        return new Contrast(
                ratio,
                Optional.of(new Bounds(low, high)),
                ratio,
                p,
                Contrast.Test.SIGNED_RANK,
                20,
                20,
                OptionalInt.of(20),
                Allowance.NONE);
    }

    private static Contrast apart(double ratio, double low, double high, double p, Allowance allowance) {
        return new Contrast(
                ratio,
                Optional.of(new Bounds(low, high)),
                ratio,
                p,
                Contrast.Test.MANN_WHITNEY,
                20,
                20,
                OptionalInt.empty(),
                allowance);
    }
}
