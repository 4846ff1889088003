package dev.assay.collectors.thermal;

import dev.assay.collectors.bundle.Bundle;
import dev.assay.collectors.energy.Energy;
import dev.assay.collectors.energy.EnergySource;
import dev.assay.collectors.energy.Window;
import dev.assay.collectors.event.Event;
import dev.assay.collectors.event.Events;
import dev.assay.collectors.metric.BatteryPower;
import dev.assay.collectors.sensing.Sensing;
import dev.assay.collectors.trace.Trace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a device keeps up: speed, heat, power and clock minute by minute, from the begin of the first measured work to the
 * end of the last. Computed from the bundle; docs/thermals.md.
 *
 * @param points without gaps; empty when the runner stamped no work
 */
public record SustainedCurve(List<Point> points) {
    /** Length of a bin, s. A minute: thermal masses answer in minutes, and it is what people compare. */
    public static final double BIN_S = 60;

    private static final long BIN_NS = (long) (BIN_S * 1e9);

    public SustainedCurve {
        points = List.copyOf(points);
    }

    /**
     * One bin. What was not measured is null.
     *
     * @param minute 0 and up
     * @param seconds of the bin: {@value #BIN_S}, the last one less
     * @param decodeTps output tokens over the time spent in decode steps, both within the bin; a step that straddles its
     *     edge counts by its share. Of inferences, these a second
     * @param temperatureC mean of the samples of the channel with the highest mean
     * @param powerW energy of the device's total over the time
     * @param frequencyHz mean of the samples of the cluster with the highest mean
     */
    public record Point(
            int minute, double seconds, Double decodeTps, Double temperatureC, Double powerW, Double frequencyHz) {
        /** Whether the bin is shorter than the others. */
        public boolean partial() {
            return seconds < BIN_S;
        }
    }

    public static SustainedCurve of(Bundle bundle) {
        Optional<Events> events = bundle.events().filter(e -> e.problems().isEmpty());
        Steps steps = events.map(Steps::of).orElse(new Steps(List.of(), Steps.TOKENS));
        if (steps.all().isEmpty()) {
            return new SustainedCurve(List.of());
        }
        long begin = events.get().prefills().stream()
                .mapToLong(Event.Prefill::begin)
                .min()
                .orElse(steps.all().getFirst().begin());
        long end = steps.all().getLast().end();
        List<Point> points = new ArrayList<>();
        for (long from = begin; from < end; from += BIN_NS) {
            points.add(point(bundle, steps, points.size(), from, Math.min(from + BIN_NS, end)));
        }
        return new SustainedCurve(points);
    }

    private static Point point(Bundle bundle, Steps steps, int minute, long from, long to) {
        List<String> clusters = Optional.ofNullable(bundle.trial().sensing())
                .map(Sensing::frequencies)
                .orElse(List.of());
        List<Trace> clocks = clusters.stream()
                .flatMap(name -> bundle.trace().flatMap(file -> file.trace(name)).stream())
                .toList();
        return new Point(
                minute,
                (to - from) / 1e9,
                rate(steps, from, to),
                highestMean(Temperatures.of(bundle).channels(), from, to),
                watts(bundle, from, to),
                highestMean(clocks, from, to));
    }

    private static Double rate(Steps steps, long from, long to) {
        double count = 0;
        double seconds = 0;
        for (Steps.Step step : steps.all()) {
            double within = Math.min(step.end(), to) - Math.max(step.begin(), from);
            if (within > 0) {
                count += within / (step.end() - step.begin());
                seconds += within / 1e9;
            }
        }
        return seconds > 0 ? count / seconds : null;
    }

    private static Double highestMean(List<Trace> channels, long from, long to) {
        OptionalDouble highest = channels.stream()
                .map(trace -> trace.between(from, to - 1))
                .filter(samples -> samples.count() > 0)
                .mapToDouble(
                        samples -> Arrays.stream(samples.values()).average().orElseThrow())
                .max();
        return highest.isPresent() ? highest.getAsDouble() : null;
    }

    private static Double watts(Bundle bundle, long from, long to) {
        Sensing sensing = bundle.trial().sensing();
        if (sensing == null
                || sensing.total().isEmpty()
                || bundle.trace().isEmpty()
                || BatteryPower.spoilt(bundle).isPresent()) {
            return null;
        }
        Window window = Window.of(from, to);
        return EnergySource.total(sensing, bundle.trace().get()).over(window) instanceof Energy energy
                ? energy.joules() / window.seconds()
                : null;
    }
}
