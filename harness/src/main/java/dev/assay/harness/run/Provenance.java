package dev.assay.harness.run;

import dev.assay.agents.Device;
import dev.assay.collectors.bundle.TrialDocument;
import java.util.Map;
import java.util.TreeMap;

/** What every bundle of a run says of the coordinator and the device that made it. */
final class Provenance {
    private Provenance() {}

    static Map<String, String> of(TrialDocument.Run run, Device device) {
        Map<String, String> provenance = new TreeMap<>();
        provenance.put("assay", run.assayVersion());
        provenance.put("coordinator.java", java.lang.Runtime.version().toString());
        device.facts().forEach((name, fact) -> provenance.put("device." + name, fact));
        return provenance;
    }
}
