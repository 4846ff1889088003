package dev.assay.collectors.thermal;

import dev.assay.collectors.bundle.Bundle;
import dev.assay.collectors.event.Events;
import dev.assay.collectors.trace.RunnerEnd;
import dev.assay.collectors.trace.Trace;
import dev.assay.collectors.trace.TraceFile;
import dev.assay.collectors.verdict.Thresholds;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether the device slowed down while a trial worked: its rate fell and stayed down ({@link RateDrop}), or the clock of a
 * cluster did ({@link FrequencyCap}), or the kernel's account says that a quota ran out. Heat does that, and a quota, and a neighbour who stays; the evidence is told, not the
 * guilt. docs/thermals.md.
 */
public sealed interface Throttling {

    /**
     * @param onsetS from the begin of the first measured work; null where it was so all along
     * @param dropPct by how much, of the earliest evidence; of a quota alone, the share of its periods in which it ran out
     * @param detail all evidence in words
     */
    record Found(Double onsetS, double dropPct, String detail) implements Throttling {}

    /** @param why there is no onset: nothing fell, or there was too little to tell */
    record None(String why) implements Throttling {}

    static Throttling of(Bundle bundle, Thresholds thresholds) {
        Optional<Events> events = bundle.events().filter(e -> e.problems().isEmpty());
        Steps steps = events.map(Steps::of).orElse(new Steps(List.of(), Steps.TOKENS));
        if (steps.all().isEmpty()) {
            return new None("the runner does not say when it did what");
        }
        long begin = begin(events.get(), steps);
        long end = steps.all().getLast().end();
        List<Evidence> found = new ArrayList<>();
        RateDrop.find(steps, thresholds)
                .ifPresent(drop -> found.add(new Evidence(
                        drop.onsetNs(),
                        drop.dropPct(),
                        String.format(
                                Locale.ROOT,
                                "the rate fell by %.0f %% from %.4g to %.4g %s",
                                drop.dropPct(),
                                drop.before(),
                                drop.after(),
                                steps.unit()))));
        clocks(bundle)
                .flatMap(trace -> FrequencyCap.find(trace, begin, end, thresholds).stream())
                .forEach(cap -> found.add(new Evidence(
                        cap.onsetNs(),
                        cap.dropPct(),
                        String.format(
                                Locale.ROOT,
                                "%s fell by %.0f %% from %.0f to %.0f MHz",
                                cap.channel(),
                                cap.dropPct(),
                                cap.before() / 1e6,
                                cap.after() / 1e6))));
        Optional<RunnerEnd.Throttled> quota =
                bundle.trace().flatMap(TraceFile::end).map(RunnerEnd::throttled).filter(t -> t.throttledPeriods() > 0);
        return found.isEmpty()
                ? quota.flatMap(q -> allAlong(q, thresholds)).orElseGet(() -> none(steps, thresholds))
                : found(found, begin, quota);
    }

    private static Throttling found(List<Evidence> evidence, long begin, Optional<RunnerEnd.Throttled> quota) {
        evidence.sort(Comparator.comparingLong(Evidence::onsetNs));
        Evidence first = evidence.getFirst();
        return new Found(
                (first.onsetNs() - begin) / 1e9,
                first.dropPct(),
                evidence.stream()
                                .map(e -> String.format(
                                        Locale.ROOT,
                                        "%s, %.1f s after the work began",
                                        e.words(),
                                        (e.onsetNs() - begin) / 1e9))
                                .collect(Collectors.joining("; "))
                        + quota.map(q -> "; " + words(q)).orElse(""));
    }

    /** A quota that was there from the begin leaves no change to find, and slows all the same. */
    private static Optional<Throttling> allAlong(RunnerEnd.Throttled quota, Thresholds thresholds) {
        double share = 100.0 * quota.throttledPeriods() / quota.periods();
        return share >= thresholds.throttleDropPct()
                ? Optional.of(new Found(null, share, words(quota)))
                : Optional.empty();
    }

    private static String words(RunnerEnd.Throttled quota) {
        return String.format(
                Locale.ROOT,
                "a quota stopped its processors in %d of %d periods, for %.1f s",
                quota.throttledPeriods(),
                quota.periods(),
                quota.throttledS());
    }

    private static None none(Steps steps, Thresholds thresholds) {
        double least = RateDrop.leastSeconds(thresholds);
        return new None(
                steps.seconds() < least
                        ? String.format(
                                Locale.ROOT,
                                "%.1f s of work are too short to tell: it takes %.1f",
                                steps.seconds(),
                                least)
                        : String.format(
                                Locale.ROOT,
                                "no fall by %.0f %% that lasts %.1f s in %.1f s of work",
                                thresholds.throttleDropPct(),
                                thresholds.throttleSeconds(),
                                steps.seconds()));
    }

    private static long begin(Events events, Steps steps) {
        return events.prefills().stream()
                .mapToLong(prefill -> prefill.begin())
                .min()
                .orElse(steps.all().getFirst().begin());
    }

    /** The clocks of the clusters, and where the kernel tells it the cap on each. */
    private static Stream<Trace> clocks(Bundle bundle) {
        List<String> clusters = bundle.trial().sensing() == null
                ? List.of()
                : bundle.trial().sensing().frequencies();
        return bundle.trace().stream()
                .map(TraceFile::traces)
                .flatMap(traces -> traces.values().stream())
                .filter(trace -> clusters.contains(trace.channel().name())
                        || trace.channel().source().contains("scaling_max_freq"));
    }

    /** @param onsetNs device's monotonic clock */
    record Evidence(long onsetNs, double dropPct, String words) {}
}
