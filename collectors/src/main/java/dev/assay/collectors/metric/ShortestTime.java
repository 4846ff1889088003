package dev.assay.collectors.metric;

import dev.assay.collectors.energy.EnergySource;
import dev.assay.collectors.energy.NoEnergy;
import dev.assay.collectors.energy.Window;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * How long a phase must last for a figure of its energy. One that is hardly longer than the distance of two samples, or than
 * what the clocks of samples and phases may be apart, is all edge: the figure would say where it was cut, not what was drawn.
 *
 * @param periods times the larger of the two; 0: there is no such limit
 */
record ShortestTime(double periods) {
    /** Cut off and not rounded, so that no number reads as the limit that it falls short of. */
    private static final MathContext SHOWN = new MathContext(3, RoundingMode.DOWN);

    /**
     * Why there is no figure of such phases. The usual one decides for all: to leave out the short ones alone would make
     * the others' median too high. A source of fewer than two samples has no sampling period: it says itself that it has no
     * energy.
     *
     * @param phases not empty
     */
    Optional<NoEnergy> forbids(EnergySource source, List<Window> phases) {
        if (source.periodS().isEmpty()) {
            return Optional.empty();
        }
        double periodS = source.periodS().getAsDouble();
        double usualS = Median.of(phases.stream().mapToDouble(Window::seconds).toArray());
        long ofPhases = phases.stream().mapToLong(Window::clockBoundNs).max().orElseThrow();
        double boundS = (ofPhases + source.clockBoundNs()) / 1e9;
        if (usualS >= periods * Math.max(periodS, boundS)) {
            return Optional.empty();
        }
        return Optional.of(new NoEnergy("it %s %s ms, less than %s times the larger of its sampling period (%s ms) and"
                        .formatted(
                                phases.size() == 1 ? "took" : "usually took",
                                shown(1e3 * usualS),
                                shown(periods),
                                shown(1e3 * periodS))
                + " what its clocks may be apart (" + shown(1e3 * boundS) + " ms)"));
    }

    private static String shown(double number) {
        return new BigDecimal(number).round(SHOWN).stripTrailingZeros().toPlainString();
    }
}
