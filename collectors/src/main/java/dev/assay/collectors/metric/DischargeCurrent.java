package dev.assay.collectors.metric;

import dev.assay.collectors.sensing.Rail;
import dev.assay.collectors.sensing.Sensing;
import dev.assay.collectors.source.battery.CurrentReading;
import dev.assay.collectors.trace.Trace;
import dev.assay.collectors.trace.TraceFile;
import java.util.Arrays;
import java.util.Optional;

/**
 * What was sampled of a battery's current while no charger was connected, held against what a battery can give. The reading
 * that was held against it before the trial may have been of a battery on its charger, which tells little of the unit.
 */
final class DischargeCurrent {
    /** What flows into a battery at the least for it to count as charged; less may be the gauge's zero, A. */
    private static final double CHARGE_A = 0.01;

    /** Of the samples: fewer may be a gauge's slips. */
    private static final double MOST_CHARGED = 0.01;

    private DischargeCurrent() {}

    /** Why the samples are no device's current; empty where the total is not the battery's, or nothing speaks against them. */
    static Optional<String> implausible(Sensing sensing, TraceFile trace) {
        return sensing.total().stream()
                .filter(rail -> rail.name().equals(Charging.BATTERY))
                .filter(Rail.VoltsAmps.class::isInstance)
                .map(Rail.VoltsAmps.class::cast)
                .flatMap(battery -> implausible(battery, trace).stream())
                .findFirst();
    }

    /** The same of one battery: its median is asked, for a device may take next to nothing for a moment. */
    static Optional<String> implausible(Rail.VoltsAmps battery, TraceFile trace) {
        return trace.trace(battery.amps())
                .filter(samples -> samples.count() > 0)
                .map(DischargeCurrent::median)
                .flatMap(CurrentReading::implausibleDischarge)
                .map(why -> "the median of the battery's sampled current is " + why
                        + " without a charger: see its unit in the profile")
                .or(() -> charged(battery, trace));
    }

    /** A charger that came and went while the trial ran is in no reading before or after it. */
    private static Optional<String> charged(Rail.VoltsAmps battery, TraceFile trace) {
        return trace.trace(battery.amps())
                .filter(samples -> samples.count() > 0)
                .map(samples -> Arrays.stream(samples.values())
                                .filter(amps -> battery.sign() * amps <= -CHARGE_A)
                                .count()
                        / (double) samples.count())
                .filter(share -> share > MOST_CHARGED)
                .map(share -> "the battery took a charge in " + Math.round(100 * share)
                        + " % of the samples: a charger was connected meanwhile, or the profile has its sign wrong");
    }

    private static double median(Trace samples) {
        return Median.of(Arrays.stream(samples.values()).map(Math::abs).toArray());
    }
}
