package dev.assay.harness.fleet;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;

/** A fleet's YAML as it is written; null is left out. docs/formats/fleet.md. */
record FleetFile(String schema, List<HostFile> hosts) {
    record HostFile(
            String id,
            String address,
            Map<String, String> labels,
            String profile,
            @JsonProperty("power_mode") String powerMode,
            List<String> sudo) {}
}
