package dev.assay.harness.endtoend;

import dev.assay.collectors.bundle.Bundle;
import dev.assay.collectors.phase.Phase;
import dev.assay.collectors.phase.Timeline;
import java.util.List;

/** When a trial did what its figures of energy are for, on the device's clock. */
final class MeasuredWindows {
    private MeasuredWindows() {}

    /** From the begin of each prefill to the last token of its decode. */
    static List<Phase> of(Bundle bundle) {
        Timeline timeline = Timeline.of(bundle.events().orElseThrow());
        return timeline.all(Phase.PREFILL).stream()
                .map(prefill -> new Phase(
                        "measured",
                        prefill.iteration(),
                        prefill.beginNs(),
                        timeline.all(Phase.DECODE).stream()
                                .filter(d -> d.iteration().equals(prefill.iteration()))
                                .findFirst()
                                .orElseThrow()
                                .endNs()))
                .toList();
    }
}
