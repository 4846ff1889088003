package dev.assay.collectors.thermal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.collectors.verdict.Thresholds;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Judged on synthetic stamps with a known onset. The printed tables are those of docs/thermals.md. */
class RateDropTest {
    private static final double[] CVS = {0.02, 0.04, 0.06, 0.08, 0.10};
    private static final int CASES = 500;
    private static final double START_S = SyntheticDecode.START_S;

    /** Noise with a memory of a second and a drop of a fifth can hide an onset; then at most 3 in 100 are missed. */
    @ParameterizedTest
    @CsvSource({"0.0, 500", "0.5, 498", "0.9, 485"})
    void overFiveHundredSeededCasesTheOnsetIsFoundWithinTwoSeconds(double memory, int atLeast) {
        double[] errors = new double[CASES];
        for (int i = 0; i < CASES; i++) {
            SplittableRandom random = new SplittableRandom(1000L * i + Math.round(10 * memory));
            SyntheticDecode steady = SyntheticDecode.random(random, CVS[i % CVS.length], memory);
            double onset = 3 + random.nextDouble() * (steady.seconds() - 9);
            Steps steps =
                    steady.throttled(onset, 0.2 + 0.5 * random.nextDouble()).steps(random);
            errors[i] = find(steps)
                    .map(drop -> Math.abs(drop.onsetNs() / 1e9 - START_S - onset))
                    .orElse(Double.POSITIVE_INFINITY);
        }
        Arrays.sort(errors);
        long found = Arrays.stream(errors).filter(Double::isFinite).count();
        long close = Arrays.stream(errors).filter(error -> error < 2).count();
        System.out.printf(
                Locale.ROOT,
                "throttled by 20 to 70 %%, memory %.1f: %d cases, %d found, %d within 2 s; error p50 %.2f, p90 %.2f, p99"
                        + " %.2f, max %.2f s%n",
                memory,
                CASES,
                found,
                close,
                errors[CASES / 2],
                errors[CASES * 90 / 100],
                errors[CASES * 99 / 100],
                errors[CASES - 1]);
        assertThat(close).isGreaterThanOrEqualTo(atLeast);
    }

    @ParameterizedTest
    @CsvSource({"0.0", "0.5", "0.9", "0.97", "0.99"})
    void steadyWorkIsTakenForThrottledInTwoOfAHundredCasesAtMost(double memory) {
        int wrong = 0;
        for (int i = 0; i < CASES; i++) {
            SplittableRandom random = new SplittableRandom(7_000_000 + 1000L * i + Math.round(100 * memory));
            wrong += find(SyntheticDecode.random(random, CVS[i % CVS.length], memory)
                                    .steps(random))
                            .isPresent()
                    ? 1
                    : 0;
        }
        System.out.printf(
                Locale.ROOT,
                "steady, memory %.2f: %d of %d taken for throttled (%.1f %%)%n",
                memory,
                wrong,
                CASES,
                100.0 * wrong / CASES);
        assertThat(wrong).isLessThanOrEqualTo(CASES / 50);
    }

    @Test
    void givenAQuotaThatStopsTheProcessInEachTenthOfASecondThenTheDropIsItsShare() {
        // 100 tok/s until 10 s, then a quota of 50 ms in each 100 ms: five tokens at full speed, then a stop
        SyntheticDecode.Builder decode = new SyntheticDecode.Builder();
        for (int i = 0; i < 1000; i++) {
            decode.step(0.010);
        }
        for (int i = 0; i < 500; i++) {
            decode.step(i % 5 == 4 ? 0.060 : 0.010);
        }

        assertThat(find(decode.steps())).hasValueSatisfying(drop -> {
            assertThat(drop.dropPct()).isCloseTo(50, within(1.0));
            assertThat(drop.before()).isCloseTo(100, within(1.0));
            assertThat(drop.onsetNs() / 1e9).isCloseTo(START_S + 10, within(0.6));
        });
    }

    @Test
    void givenADropThatRecoversThenItIsStillFoundAtItsBegin() {
        SyntheticDecode.Builder decode = new SyntheticDecode.Builder();
        decode.steps(1000, 0.010).steps(500, 0.020).steps(1000, 0.010);

        assertThat(find(decode.steps()))
                .hasValueSatisfying(drop -> assertThat(drop.onsetNs() / 1e9).isCloseTo(START_S + 10, within(0.6)));
    }

    @Test
    void givenNoisyDropsThatRecoverThenMostAreFound() {
        int close = 0;
        for (int i = 0; i < 100; i++) {
            SplittableRandom random = new SplittableRandom(i);
            SyntheticDecode part =
                    new SyntheticDecode(30, 15, Double.POSITIVE_INFINITY, 0, CVS[i % CVS.length], 0.5, 100_000, 0, 0);
            SyntheticDecode slow =
                    new SyntheticDecode(20, 10, Double.POSITIVE_INFINITY, 0, CVS[i % CVS.length], 0.5, 100_000, 0, 0);
            SyntheticDecode.Builder decode = new SyntheticDecode.Builder();
            for (SyntheticDecode next : new SyntheticDecode[] {part, slow, part}) {
                next.steps(random).all().forEach(step -> decode.step(step.seconds()));
            }
            close += find(decode.steps())
                            .filter(drop -> Math.abs(drop.onsetNs() / 1e9 - START_S - 15) < 2)
                            .isPresent()
                    ? 1
                    : 0;
        }
        System.out.println("a third slower for 10 s and then as before: " + close + " of 100 within 2 s");
        assertThat(close).isGreaterThanOrEqualTo(95);
    }

    @Test
    void givenTwoDropsThenTheFirstIsTheOnset() {
        SyntheticDecode.Builder decode = new SyntheticDecode.Builder();
        decode.steps(1000, 0.010).steps(700, 0.012).steps(700, 0.030);

        assertThat(find(decode.steps()))
                .hasValueSatisfying(drop -> assertThat(drop.onsetNs() / 1e9).isCloseTo(START_S + 10, within(0.6)));
    }

    @Test
    void givenTokensThatTakeLongerWithDepthThenThatIsNoThrottling() {
        SplittableRandom random = new SplittableRandom(1);
        SyntheticDecode deep =
                new SyntheticDecode(30, 60, Double.POSITIVE_INFINITY, 0, 0.03, 0, 100_000, 0, 0).withDepthGrowth(40);

        assertThat(find(deep.steps(random))).isEmpty();
    }

    @Test
    void givenADeviceThatGetsFasterOrStallsForASecondThenThatIsNoThrottling() {
        assertThat(find(new SyntheticDecode.Builder()
                        .steps(500, 0.020)
                        .steps(1000, 0.010)
                        .steps()))
                .isEmpty();
        assertThat(find(new SyntheticDecode.Builder()
                        .steps(1000, 0.010)
                        .step(1.5)
                        .steps(1000, 0.010)
                        .steps()))
                .isEmpty();
    }

    @Test
    void givenADropBelowTheThresholdsShareOrShorterThanItsTimeThenItIsNone() {
        SyntheticDecode.Builder small = new SyntheticDecode.Builder();
        small.steps(1000, 0.010).steps(1000, 0.0109);
        assertThat(find(small.steps())).isEmpty();
        Thresholds five = new Thresholds(null, null, null, null, null, null, 5.0, null, null, null);
        assertThat(RateDrop.find(small.steps(), five)).isPresent();

        SyntheticDecode.Builder brief = new SyntheticDecode.Builder();
        brief.steps(1000, 0.010).steps(100, 0.020).steps(1000, 0.010);
        assertThat(find(brief.steps())).isEmpty();
    }

    @Test
    void givenTooLittleWorkThenNothingIsClaimed() {
        assertThat(find(new SyntheticDecode.Builder().steps())).isEmpty();
        assertThat(find(new SyntheticDecode.Builder().step(0.01).steps())).isEmpty();
        assertThat(find(new SyntheticDecode.Builder()
                        .steps(100, 0.01)
                        .steps(100, 0.02)
                        .steps()))
                .isEmpty();
    }

    private static Optional<RateDrop> find(Steps steps) {
        return RateDrop.find(steps, Thresholds.DEFAULTS);
    }
}
