package dev.assay.collectors.thermal;

import dev.assay.collectors.bundle.Bundle;
import dev.assay.collectors.sensing.Sensing;
import dev.assay.collectors.trace.Trace;
import dev.assay.collectors.trace.TraceFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A change of a thermal status while a trial was sampled. When it was is known to the distance of two samples.
 *
 * @param seenNs first sample that shows the new status, the device's monotonic clock
 * @param beforeNs last sample that shows the old one
 * @param sensor the device's status, or a sensor's as the service names it
 */
public record ThermalTransition(long seenNs, long beforeNs, String sensor, ThermalStatus from, ThermalStatus to) {

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
