package dev.assay.collectors.verdict;

import dev.assay.collectors.bundle.Bundle;
import dev.assay.collectors.metric.Median;
import dev.assay.collectors.metric.Metric;
import dev.assay.collectors.metric.MetricValue;
import dev.assay.collectors.phase.Phase;
import dev.assay.collectors.phase.Timeline;
import dev.assay.collectors.report.RunnerReport;
import dev.assay.collectors.sensing.Rail;
import dev.assay.collectors.verdict.Reason.Code;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A phase whose energy is told and that lasted only a few sampling periods of the rails it was made from. Only where such a
 * figure was made: a phase too short for one has none, and that raises no doubt.
 */
record ClockDoubt(Thresholds thresholds) {
    private static final Map<Metric, String> PHASES =
            Map.of(Metric.ENERGY_PREFILL_J, Phase.PREFILL, Metric.ENERGY_DECODE_J, Phase.DECODE);

    Optional<Reason> of(Bundle bundle, Map<Metric, MetricValue> metrics, RunnerReport report) {
        double limitS = thresholds.clockPeriods() * periodS(bundle);
        return report.timeline().stream()
                .flatMap(timeline -> Stream.of(Metric.ENERGY_PREFILL_J, Metric.ENERGY_DECODE_J)
                        .filter(metric -> metrics.get(metric) instanceof MetricValue.Scalar)
                        .flatMap(metric -> of(metric, timeline, limitS).stream()))
                .findFirst();
    }

    /** The usual iteration decides, as the figure is the median over them. */
    private static Optional<Reason> of(Metric metric, Timeline timeline, double limitS) {
        List<Phase> phases = timeline.all(PHASES.get(metric));
        if (phases.isEmpty()) {
            return Optional.empty();
        }
        double seconds = Median.of(phases.stream().mapToDouble(Phase::seconds).toArray());
        return seconds < limitS
                ? Optional.of(new Reason(
                        Code.CLOCK_UNCERTAIN,
                        1e3 * seconds,
                        1e3 * limitS,
                        "ms",
                        String.format(
                                Locale.ROOT,
                                "%s is of a phase of %.3g ms, and its source was sampled too seldom for it; use a longer"
                                        + " workload or a faster source",
                                metric.key(),
                                1e3 * seconds)))
                : Optional.empty();
    }

    /** Of the slowest channel of the device's total, s; 0 where there is none. */
    private static double periodS(Bundle bundle) {
        return Optional.ofNullable(bundle.trial().sensing()).stream()
                .flatMap(sensing -> sensing.total().stream())
                .flatMap(ClockDoubt::channels)
                .flatMap(name -> bundle.trace().flatMap(file -> file.trace(name)).stream())
                .mapToDouble(trace -> 1 / trace.channel().rateHz())
                .max()
                .orElse(0);
    }

    private static Stream<String> channels(Rail rail) {
        return switch (rail) {
            case Rail.Power power -> Stream.of(power.watts());
            case Rail.VoltsAmps both -> Stream.of(both.volts(), both.amps());
            case Rail.Counter counter -> Stream.of(counter.joules());
        };
    }
}
