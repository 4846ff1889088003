package dev.assay.collectors.metric;

import dev.assay.collectors.bundle.TrialDocument;
import dev.assay.collectors.condition.Charger;
import dev.assay.collectors.condition.Conditions;
import dev.assay.collectors.sensing.Meter;
import dev.assay.collectors.sensing.Sensing;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where the device's power is read at its battery, a charger spoils it: the battery's current is then the charger's affair, or
 * none at all, and not what the device draws.
 */
public final class Charging {
    static final String BATTERY = "battery";

    /** What a battery says of itself that neither gives nor takes, as Documentation/ABI/testing/sysfs-class-power has it. */
    private static final Set<String> AT_REST = Set.of("full", "not charging");

    private Charging() {}

    /** Why there is no energy; empty when the total is not the battery's, or something tells that there was no charger. */
    static Optional<String> spoils(TrialDocument trial) {
        return isRead(trial.sensing())
                ? spoils(trial.before(), trial.after())
                : besideMeter(trial.sensing(), trial.before(), "before the trial")
                        .or(() -> besideMeter(trial.sensing(), trial.after(), "after the trial"));
    }

    /**
     * Why what an external meter sees at the device's supply is not what the device draws: a battery that is charged takes a part
     * of it, one that is discharged gives what the meter does not see.
     *
     * @param conditions null where they could not be read
     * @param when for people: "before the trial"
     * @return empty where the total is no meter's, or no battery does either
     */
    public static Optional<String> besideMeter(Sensing sensing, Conditions conditions, String when) {
        boolean metered = sensing.meters().stream()
                .filter(meter -> meter.measures() == Meter.Measures.DEVICE)
                .anyMatch(meter -> sensing.total().contains(meter.rail()));
        return Stream.ofNullable(metered ? conditions : null)
                .flatMap(c -> c.readings().stream())
                .filter(reading -> reading.name().startsWith(Charger.STATUS))
                .filter(reading -> reading.text() == null
                        || !AT_REST.contains(reading.text().toLowerCase(Locale.ROOT)))
                .findFirst()
                .map(c -> "the device has a battery between it and the meter (" + c.name() + " was "
                        + (c.text() == null ? "not told" : c.text()) + " " + when + ")");
    }

    /**
     * Why a battery's current says nothing of the device.
     *
     * @param before null where they could not be read
     * @param after likewise
     */
    static Optional<String> spoils(Conditions before, Conditions after) {
        return why(before, "before the trial")
                .or(() -> why(after, "after the trial"))
                .or(() -> whyUnknown(before, after));
    }

    /**
     * Why a battery's current may say nothing of the device: a charger may carry a part of the load, and what is left in the
     * current then looks like a device that takes less.
     *
     * @param before null where they could not be read
     * @param after likewise
     */
    public static Optional<String> whyUnknown(Conditions before, Conditions after) {
        return Charger.of(before, after) == Charger.UNKNOWN
                ? Optional.of(
                        "the battery's current is the device's only without a charger, and nothing tells whether one"
                                + " was connected")
                : Optional.empty();
    }

    /** Whether the device's power is read at its battery. */
    public static boolean isRead(Sensing sensing) {
        return sensing.total().stream().anyMatch(rail -> rail.name().equals(BATTERY));
    }

    /**
     * Why a battery's power says nothing then; empty when nothing says that a charger was connected.
     *
     * @param conditions null where they could not be read
     * @param when for people: "before the trial"
     */
    public static Optional<String> why(Conditions conditions, String when) {
        return Stream.ofNullable(conditions)
                .flatMap(c -> c.readings().stream())
                .filter(Charger::isConnected)
                .findFirst()
                .map(c -> "the battery's current is not the device's while a charger is connected (" + c.name()
                        + " was " + c.text() + " " + when + ")");
    }
}
