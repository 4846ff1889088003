package dev.assay.collectors.verdict;

import dev.assay.collectors.bundle.Bundle;
import dev.assay.collectors.bundle.Workload;
import dev.assay.collectors.thermal.Throttling;
import dev.assay.collectors.verdict.Reason.Code;
import java.util.Optional;

/** A device that slowed down in mid-trial has two speeds, and the trial's figure is neither. */
final class ThrottlingDoubt {
    private ThrottlingDoubt() {}

    static Optional<Reason> of(Bundle bundle, Thresholds thresholds) {
        if (bundle.trial().cell().workload() instanceof Workload.Sustained) {
            return Optional.empty(); // slowing down is what it measures: throttle_onset_s and the curve
        }
        return Throttling.of(bundle, thresholds) instanceof Throttling.Found found
                ? Optional.of(new Reason(
                        Code.THROTTLED,
                        found.dropPct(),
                        thresholds.throttleDropPct(),
                        "%",
                        found.detail() + "; cool it longer between trials, or lift what limits it"))
                : Optional.empty();
    }
}
