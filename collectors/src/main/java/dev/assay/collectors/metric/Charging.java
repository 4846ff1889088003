package dev.assay.collectors.metric;

import dev.assay.collectors.bundle.TrialDocument;
import dev.assay.collectors.condition.Charger;
import dev.assay.collectors.condition.Conditions;
import dev.assay.collectors.sensing.Sensing;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the device's power is read at its battery, a charger spoils it: the battery's current is then the charger's affair, or
 * none at all, and not what the device draws.
 */
public final class Charging {
    static final String BATTERY = "battery";

    private Charging() {}

    /** Why there is no energy; empty when the total is not the battery's, or nothing says that it was being charged. */
    public static Optional<String> spoils(TrialDocument trial) {
        return isRead(trial.sensing())
                ? why(trial.before(), "before the trial").or(() -> why(trial.after(), "after the trial"))
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
