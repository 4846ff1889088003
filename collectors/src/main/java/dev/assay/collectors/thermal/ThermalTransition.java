package dev.assay.collectors.thermal;

import dev.assay.collectors.bundle.Bundle;
import dev.assay.collectors.condition.Condition;
import dev.assay.collectors.sensing.Sensing;
import dev.assay.collectors.trace.Trace;
import dev.assay.collectors.trace.TraceFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A change of a thermal status while a trial was sampled. When it was is known to the distance of two samples.
 *
 * @param seenNs first sample that shows the new status, the device's monotonic clock
 * @param beforeNs last sample that shows the old one
 * @param sensor the device's status, or a sensor's as the service names it
 */
public record ThermalTransition(long seenNs, long beforeNs, String sensor, ThermalStatus from, ThermalStatus to) {

    /** Name of the reading of all changes, in words; seconds count from the runner's start. */
    public static final String CHANGES = "thermal_status_changes";

    /** All of a trial, in order of time; none where no status was sampled. */
    public static List<ThermalTransition> of(Bundle bundle) {
        Sensing sensing = bundle.trial().sensing();
        return sensing == null || bundle.trace().isEmpty()
                ? List.of()
                : of(sensing, bundle.trace().get());
    }

    static List<ThermalTransition> of(Sensing sensing, TraceFile file) {
        List<ThermalTransition> found = new ArrayList<>();
        for (String name : sensing.thermalStatuses()) {
            file.trace(name).ifPresent(trace -> found.addAll(of(trace)));
        }
        found.sort(Comparator.comparingLong(ThermalTransition::seenNs));
        return found;
    }

    /**
     * All of a trial as a reading behind it, for those who read no samples; empty where no status was sampled.
     */
    public static Optional<Condition> told(Sensing sensing, TraceFile file) {
        boolean sampled = sensing.thermalStatuses().stream()
                .anyMatch(name -> file.trace(name).filter(t -> t.count() > 0).isPresent());
        long start = file.runnerStartedNs().orElse(0L);
        String changes =
                of(sensing, file).stream().map(change -> change.since(start)).collect(Collectors.joining("; "));
        return sampled
                ? Optional.of(Condition.ofText(CHANGES, changes.isEmpty() ? "none" : changes, "dumpsys thermalservice"))
                : Optional.empty();
    }

    /** In words, such as {@code VIRTUAL-SKIN rose from none to severe between 3.1 and 8.1 s}. */
    public String since(long startNs) {
        return String.format(
                Locale.ROOT,
                "%s %s from %s to %s between %.1f and %.1f s",
                sensor,
                to.compareTo(from) > 0 ? "rose" : "fell",
                from.word(),
                to.word(),
                (beforeNs - startNs) / 1e9,
                (seenNs - startNs) / 1e9);
    }

    private static List<ThermalTransition> of(Trace trace) {
        List<ThermalTransition> found = new ArrayList<>();
        int last = -1;
        for (int i = 0; i < trace.count(); i++) {
            Optional<ThermalStatus> now = ThermalStatus.of(trace.value(i));
            if (now.isEmpty()) {
                continue;
            }
            if (last >= 0 && trace.value(i) != trace.value(last)) {
                found.add(new ThermalTransition(
                        trace.timeNs(i),
                        trace.timeNs(last),
                        trace.channel().source(),
                        ThermalStatus.of(trace.value(last)).orElseThrow(),
                        now.get()));
            }
            last = i;
        }
        return found;
    }
}
