package dev.assay.collectors.metric;

import dev.assay.collectors.energy.Energy;
import dev.assay.collectors.energy.EnergyResult;
import dev.assay.collectors.energy.EnergySource;
import dev.assay.collectors.energy.NoEnergy;
import dev.assay.collectors.energy.Window;
import dev.assay.collectors.event.Event;
import dev.assay.collectors.phase.Phase;
import dev.assay.collectors.phase.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Energy of one phase: the median over the iterations, as the rates of the same phases are. Its uncertainty is the median of
 * the iterations' own: what they have in common, such as bursts that sampling misses, no median removes.
 */
final class PhaseEnergy {
    private final EnergySource source;
    private final Timeline timeline;
    private final ShortestTime shortest;

    PhaseEnergy(EnergySource source, Timeline timeline, ShortestTime shortest) {
        this.source = source;
        this.timeline = timeline;
        this.shortest = shortest;
    }

    MetricValue prefill() {
        return median(Phase.PREFILL, "no prefill was reported", _ -> 1);
    }

    MetricValue decode() {
        return median(Phase.DECODE, "it takes two output tokens, and no iteration had them", _ -> 1);
    }

    /** Over the tokens that decode made: all but the first, which is prefill's. */
    MetricValue perToken(Map<Integer, List<Event.Token>> tokens) {
        return median(
                Phase.DECODE,
                "it takes two output tokens, and no iteration had them",
                decode -> tokens.get(decode.iteration()).size() - 1);
    }

    private MetricValue median(String name, String none, ToDoubleFunction<Phase> parts) {
        List<Phase> phases = timeline.all(name);
        if (phases.isEmpty()) {
            return new MetricValue.Absent(none);
        }
        Optional<NoEnergy> tooShort =
                shortest.forbids(source, phases.stream().map(Window::of).toList());
        return tooShort.isPresent() ? absent(name, tooShort.get()) : median(name, phases, parts);
    }

    private MetricValue median(String name, List<Phase> phases, ToDoubleFunction<Phase> parts) {
        List<double[]> values = new ArrayList<>();
        Energy least = null;
        NoEnergy lacking = null;
        for (Phase phase : phases) {
            EnergyResult result = source.over(Window.of(phase));
            switch (result) {
                case NoEnergy n -> lacking = n;
                case Energy e -> {
                    double n = parts.applyAsDouble(phase);
                    values.add(new double[] {e.joules() / n, e.uncertaintyJ() / n});
                    least = least == null || e.coverage() < least.coverage() ? e : least;
                }
            }
        }
        if (values.isEmpty()) {
            return absent(name, lacking);
        }
        double joules = median(values, 0);
        if (joules <= 0) {
            return EnergyText.scalar(least, 1, "");
        }
        return new MetricValue.Scalar(
                joules,
                median(values, 1),
                least.method() + over(values.size(), phases.size(), lacking) + EnergyText.covered(least));
    }

    private static MetricValue absent(String name, NoEnergy why) {
        return new MetricValue.Absent(name + ": " + why.reason());
    }

    private static String over(int measured, int all, NoEnergy lacking) {
        String iterations = all == 1 ? "" : "; median of " + measured + " iterations";
        return lacking == null ? iterations : iterations + " of " + all + " (" + lacking.reason() + ")";
    }

    private static double median(List<double[]> values, int column) {
        return Median.of(values.stream().mapToDouble(v -> v[column]).toArray());
    }
}
