package dev.assay.collectors.verdict;

import dev.assay.collectors.bundle.Bundle;
import dev.assay.collectors.trace.Suspension;
import dev.assay.collectors.verdict.Reason.Code;
import java.util.Optional;

/** A device that slept in mid-trial: its rates look as if it had not, and it woke up cooler and with other clocks. */
final class SuspensionDoubt {
    private SuspensionDoubt() {}

    static Optional<Reason> of(Bundle bundle) {
        return bundle.trace()
                .flatMap(trace -> Suspension.told(trace)
                        .map(told -> new Reason(
                                Code.SUSPENDED,
                                Suspension.seconds(trace),
                                0,
                                "s",
                                told + "; keep it awake: with its screen on, or on a cable")));
    }
}
