package dev.assay.results.statistics;

import java.util.OptionalInt;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * How many trials of each side would settle what so few do not, if the difference is as large as it now seems. The interval's
 * half width h (of logarithms, without what is allowed for drift, which more trials do not mend) falls with √n. For an end to
 * get past a limit that lies at a distance x with probability {@value #POWER} it takes
 *
 * <p>n' = n ((z(0.975) + z(0.8)) h / (z(0.975) x))²
 *
 * <p>trials: to say faster or slower x is the distance of the ratio from 1 (of sides that are not interleaved from the
 * margin); to say same, its distance from the margin within. Whichever takes fewer counts. A difference takes as many as the
 * rank test needs too, n ((z(1 - 0.025 / k) + z(0.8)) / z(1 - p / 2))², k being how much the p-value was multiplied by for the
 * family; and never fewer than its least possible p-value asks for.
 *
 * <p>Source: the sample size of a z-test (Chow, Shao, Wang, "Sample Size Calculations in Clinical Research" (2003), sections
 * 3.2 and 3.3), with the bootstrap's width in the place of the standard error.
 */
final class TrialsToSettle {
    static final double POWER = 0.8;

    /** Nobody runs more trials of one cell; a quieter device is the better advice. */
    static final int MOST = 1000;

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
    private static final double SURE = NORMAL.inverseCumulativeProbability((1 + BcaBootstrap.CONFIDENCE) / 2);
    private static final double LIKELY = NORMAL.inverseCumulativeProbability(POWER);

    private final Contrast contrast;
    private final double adjustedP;
    private final double n;
    private final double error;
    private final double distance;
    private final double margin;

    private TrialsToSettle(Contrast contrast, Bounds ci95, double adjustedP, Margin margin) {
        this.contrast = contrast;
        this.adjustedP = adjustedP;
        this.n = 2.0 / (1.0 / contrast.baseCount() + 1.0 / contrast.candidateCount());
        double drift = contrast.allowance().drift();
        this.error = Math.max(0, (Math.log(ci95.high()) - Math.log(ci95.low())) / 2 - drift) / SURE;
        this.distance = Math.abs(Math.log(contrast.ratio()));
        this.margin = Math.log(margin.ratio());
    }

    /** @return more than there are, at most {@value #MOST}; empty where it would take more, or no number would do */
    static OptionalInt of(Contrast contrast, Bounds ci95, double adjustedP, Margin margin) {
        TrialsToSettle settle = new TrialsToSettle(contrast, ci95, adjustedP, margin);
        double trials = Math.min(settle.toTellADifference(), settle.toTellSameness());
        double atLeast = Math.max(Math.ceil(trials), Math.floor(settle.n) + 1);
        return atLeast <= MOST ? OptionalInt.of((int) atLeast) : OptionalInt.empty();
    }

    private double toTellADifference() {
        double limit = contrast.pairs().isPresent() ? 0 : margin;
        return Math.max(past(distance - limit - contrast.allowance().drift()), toPassTheTest());
    }

    private double toTellSameness() {
        return past(margin - distance - contrast.allowance().drift());
    }

    private double past(double way) {
        return way > 0 ? n * square((SURE + LIKELY) * error / way) : Double.POSITIVE_INFINITY;
    }

    private double toPassTheTest() {
        double family = contrast.p() > 0 ? Math.max(1, adjustedP / contrast.p()) : 1;
        double level = Decision.LEVEL / family;
        int least = 1;
        while (leastP(least) > level) {
            least++;
        }
        if (contrast.p() <= leastP(Math.min(contrast.baseCount(), contrast.candidateCount()))) {
            return least;
        }
        double reached = NORMAL.inverseSurvivalProbability(contrast.p() / 2);
        double needed = NORMAL.inverseSurvivalProbability(level / 2) + LIKELY;
        return reached > 0 ? Math.max(least, n * square(needed / reached)) : Double.POSITIVE_INFINITY;
    }

    /** The p-value when all n values of a side are above the other's: 2 / 2^n of pairs, else 2 / C(2n, n). */
    private double leastP(int values) {
        double p = 2;
        for (int i = 1; i <= values; i++) {
            p *= contrast.pairs().isPresent() ? 0.5 : i / (double) (values + i);
        }
        return p;
    }

    private static double square(double x) {
        return x * x;
    }
}
