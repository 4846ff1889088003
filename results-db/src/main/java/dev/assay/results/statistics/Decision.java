package dev.assay.results.statistics;

import dev.assay.collectors.metric.Metric.Better;
import java.util.OptionalInt;

/** From a contrast to what is said of it. docs/statistics.md, "The decision". */
public final class Decision {
    /** Greatest adjusted p-value of a difference. */
    public static final double LEVEL = 0.05;

    private Decision() {}

    /**
     * @param adjustedP the contrast's p-value, adjusted over the family it was tested in ({@link BenjaminiHochberg}); of a
     *     contrast tested alone its own
     */
    public static Outcome of(Contrast contrast, double adjustedP, Margin margin, Better better) {
        if (contrast.ci95().isEmpty()) {
            return new Outcome.Inconclusive(
                    OptionalInt.of(BcaBootstrap.MINIMUM_N), "fewer values than an interval takes");
        }
        Bounds ci95 = contrast.ci95().get();
        if (margin.holds(ci95)) {
            return new Outcome.Same(margin.percent());
        }
        if (!ci95.contains(1) && adjustedP <= LEVEL) {
            boolean more = contrast.ratio() > 1;
            return more == (better == Better.HIGHER) ? new Outcome.Faster() : new Outcome.Slower();
        }
        return new Outcome.Inconclusive(OptionalInt.empty(), "the interval holds 1 and reaches beyond the margin");
    }
}
