package dev.assay.collectors.metric;

import dev.assay.collectors.bundle.Bundle;
import dev.assay.collectors.bundle.TrialDocument;
import java.util.Optional;

/** Whether what was read at a battery is the power of the device. */
public final class BatteryPower {
    private BatteryPower() {}

    /** Why it is not, for people; empty where it is, and where the device's power is not read at its battery. */
    public static Optional<String> spoilt(Bundle bundle) {
        TrialDocument trial = bundle.trial();
        return Charging.spoils(trial)
                .or(() -> bundle.trace().flatMap(trace -> DischargeCurrent.implausible(trial.sensing(), trace)));
    }
}
