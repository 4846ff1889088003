package dev.assay.results.statistics;

import dev.assay.collectors.metric.Metric.Better;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * From a contrast to what is said of it.
 *
 * <ol>
 *   <li>The whole interval within the margin: same, whatever the p-value. A difference that nobody minds is none.
 *   <li>The interval leaves 1 out and the adjusted p-value is at most {@value #LEVEL}: faster or slower. Of sides that did not
 *       run interleaved the interval has to leave the whole margin out: what changes from one run to the next is in no run.
 *   <li>Else inconclusive.
 * </ol>
 *
 * <p>docs/statistics.md has the rates of wrong outcomes.
 */
public final class Decision {
    /** Greatest adjusted p-value of a difference. */
    public static final double LEVEL = 0.05;

    private final Contrast contrast;
    private final double adjustedP;
    private final Margin margin;

    private Decision(Contrast contrast, double adjustedP, Margin margin) {
        this.contrast = contrast;
        this.adjustedP = adjustedP;
        this.margin = margin;
    }

    /**
     * @param adjustedP the contrast's p-value, adjusted over the family it was tested in ({@link BenjaminiHochberg}); of a
     *     contrast tested alone its own
     */
    public static Outcome of(Contrast contrast, double adjustedP, Margin margin, Better better) {
        return new Decision(contrast, adjustedP, margin).outcome(better);
    }

    private Outcome outcome(Better better) {
        if (contrast.ci95().isEmpty()) {
            return new Outcome.Inconclusive(
                    OptionalInt.empty(),
                    "an interval takes " + BcaBootstrap.MINIMUM_N + " values of each side, there are "
                            + contrast.baseCount() + " and " + contrast.candidateCount());
        }
        Bounds ci95 = contrast.ci95().get();
        if (margin.holds(ci95)) {
            return new Outcome.Same(margin.percent());
        }
        if (isClear(ci95) && adjustedP <= LEVEL) {
            boolean more = contrast.ratio() > 1;
            return more == (better == Better.HIGHER) ? new Outcome.Faster() : new Outcome.Slower();
        }
        OptionalInt trials = TrialsToSettle.of(contrast, ci95, adjustedP, margin);
        return new Outcome.Inconclusive(trials, why(ci95) + (trials.isEmpty() ? "; " + whyNoNumber() : ""));
    }

    private boolean isClear(Bounds ci95) {
        return contrast.pairs().isPresent()
                ? !ci95.contains(1)
                : ci95.low() > margin.ratio() || ci95.high() < 1 / margin.ratio();
    }

    private String why(Bounds ci95) {
        String within = String.format(Locale.ROOT, "the margin of %s %%", margin.text());
        if (isClear(ci95)) {
            return String.format(Locale.ROOT, "the rank test does not bear it out (adjusted p = %.2g)", adjustedP);
        }
        if (contrast.allowance().drift() > 0) {
            return String.format(
                    Locale.ROOT,
                    "a side drifts: in as many trials as there are by %.2g %%, and the sides did not run interleaved",
                    100 * Math.expm1(contrast.allowance().drift()));
        }
        return ci95.contains(1)
                ? "the interval holds 1 and reaches beyond " + within
                : "the interval reaches into " + within + ", and the sides did not run interleaved";
    }

    private String whyNoNumber() {
        return contrast.allowance().drift() > 0
                ? "more trials do not mend a drift, interleaved ones do"
                : "more than " + TrialsToSettle.MOST + " trials of each side would be needed: the spread is too wide";
    }
}
