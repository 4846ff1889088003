package dev.assay.collectors.metric;

import dev.assay.collectors.energy.Energy;
import dev.assay.collectors.energy.EnergyResult;
import dev.assay.collectors.energy.EnergySource;
import dev.assay.collectors.energy.NoEnergy;
import dev.assay.collectors.energy.Window;
import java.util.List;
import java.util.OptionalDouble;

/** Energy and power over all measured iterations of a trial together. */
final class TrialEnergy {
    private static final double COULOMBS_PER_MAH = 3.6;

    private final EnergySource source;
    private final List<Window> windows;
    private final EnergyResult result;

    TrialEnergy(EnergySource source, List<Window> windows, ShortestTime shortest) {
        this.source = source;
        this.windows = windows;
        this.result = windows.isEmpty()
                ? new NoEnergy("the runner measured no iteration")
                : shortest.forbids(source, windows)
                        .<EnergyResult>map(none -> none)
                        .orElseGet(() -> source.over(windows));
    }

    MetricValue joules() {
        return scaled(1, "; sum over all measured iterations");
    }

    MetricValue averageWatts() {
        double seconds = windows.stream().mapToDouble(Window::seconds).sum();
        return scaled(1 / seconds, "; energy over time of all measured iterations");
    }

    /** A peak between two samples goes unseen, so no uncertainty is stated: it is a lower bound. */
    MetricValue peakWatts() {
        return switch (result) {
            case NoEnergy none -> new MetricValue.Absent(none.reason());
            case Energy energy when energy.joules() <= 0 -> EnergyText.scalar(energy, 1, "");
            case Energy _ -> {
                OptionalDouble peak = source.peakW(windows);
                yield peak.isEmpty()
                        ? new MetricValue.Absent("no sample lies in the measured iterations")
                        : new MetricValue.Scalar(
                                peak.getAsDouble(),
                                "largest sample in the measured iterations of " + source.method() + ": a lower bound");
            }
        };
    }

    /** @param charge a source that says coulombs */
    static MetricValue milliampHours(EnergySource charge, List<Window> windows, ShortestTime shortest) {
        return new TrialEnergy(charge, windows, shortest)
                .scaled(1 / COULOMBS_PER_MAH, "; charge out of the battery over all measured iterations");
    }

    private MetricValue scaled(double factor, String over) {
        return switch (result) {
            case NoEnergy none -> new MetricValue.Absent(none.reason());
            case Energy energy -> EnergyText.scalar(energy, factor, over);
        };
    }
}
