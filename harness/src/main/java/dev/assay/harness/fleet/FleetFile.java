package dev.assay.harness.fleet;

import java.util.List;
import java.util.Map;

/** A fleet's YAML as it is written; null is left out. docs/formats/fleet.md. */
record FleetFile(String schema, List<HostFile> hosts) {
    record HostFile(String id, String address, Map<String, String> labels, String profile, List<String> sudo) {}
}
