package dev.assay.collectors.thermal;

import dev.assay.collectors.bundle.Bundle;
import dev.assay.collectors.trace.Trace;
import dev.assay.collectors.trace.TraceFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The temperatures that were sampled while a trial ran, °C. Which channels these are says the trial's sensing; a bundle
 * without it has every channel in °C.
 */
public final class Temperatures {
    private static final String CELSIUS = "°C";

    private final List<Trace> channels;

    private Temperatures(List<Trace> channels) {
        this.channels = channels;
    }

    public static Temperatures of(Bundle bundle) {
        List<Trace> all = bundle.trace().stream()
                .map(TraceFile::traces)
                .flatMap(traces -> traces.values().stream())
                .filter(trace -> trace.count() > 0 && wanted(bundle, trace))
                .toList();
        return new Temperatures(all);
    }

    private static boolean wanted(Bundle bundle, Trace trace) {
        return bundle.trial().sensing() == null
                ? trace.channel().unit().equals(CELSIUS)
                : bundle.trial()
                        .sensing()
                        .temperatures()
                        .contains(trace.channel().name());
    }

    /** Channels with at least one sample. */
    public List<Trace> channels() {
        return channels;
    }

    /** The channel whose first sample is the hottest; empty when nothing was sampled. */
    public Optional<Trace> hottestAtStart() {
        return channels.stream().max(Comparator.comparingDouble(trace -> trace.value(0)));
    }

    /** The channel with the hottest sample; empty when nothing was sampled. */
    public Optional<Trace> hottest() {
        return channels.stream()
                .max(Comparator.comparingDouble(trace -> trace.max().getAsDouble()));
    }

    /**
     * How long any channel was above a temperature, s: between two samples the temperature is taken to change evenly, so
     * a crossing lies where the straight line has it. Never more than the time from the first sample to the last.
     */
    public double secondsAbove(double celsius) {
        List<Span> spans = new ArrayList<>();
        for (Trace trace : channels) {
            for (int i = 1; i < trace.count(); i++) {
                spanAbove(trace, i, celsius).ifPresent(spans::add);
            }
        }
        spans.sort(Comparator.comparingDouble(Span::begin));
        double total = 0;
        double until = Double.NEGATIVE_INFINITY;
        for (Span span : spans) {
            total += Math.max(0, span.end() - Math.max(until, span.begin()));
            until = Math.max(until, span.end());
        }
        return total / 1e9;
    }

    private record Span(double begin, double end) {}

    private static Optional<Span> spanAbove(Trace trace, int i, double celsius) {
        double a = trace.value(i - 1) - celsius;
        double b = trace.value(i) - celsius;
        double begin = trace.timeNs(i - 1);
        double end = trace.timeNs(i);
        if (a <= 0 && b <= 0) {
            return Optional.empty();
        }
        double crossing = a == b ? begin : begin + (end - begin) * a / (a - b);
        return Optional.of(new Span(a > 0 ? begin : crossing, b > 0 ? end : crossing));
    }
}
