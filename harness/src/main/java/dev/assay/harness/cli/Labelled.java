package dev.assay.harness.cli;

import dev.assay.collectors.problem.NearestName;
import dev.assay.harness.fleet.Fleet;
import dev.assay.harness.fleet.FleetHost;
import dev.assay.harness.fleet.LabelSelector;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.stream.Collectors;

/** The hosts of the fleet that a selector of labels means. */
record Labelled(Fleet fleet) {
    /**
     * @param selector as the user wrote it
     * @return ids of devices, one or more
     * @throws UsageException when it means none, with the labels that there are
     */
    List<String> ids(String selector) throws UsageException {
        LabelSelector wanted = LabelSelector.parse(selector)
                .orElseThrow(() -> none(
                        selector, "expected NAME=VALUE, or NAME=VALUE,NAME=VALUE for hosts with both", fleet.labels()));
        List<FleetHost> hosts = fleet.hosts(wanted);
        if (hosts.isEmpty()) {
            throw none(selector, why(wanted), fleet.labels());
        }
        return hosts.stream().map(FleetHost::device).toList();
    }

    private String why(LabelSelector selector) {
        SortedMap<String, SortedSet<String>> known = fleet.labels();
        for (Map.Entry<String, String> wanted : selector.wanted().entrySet()) {
            SortedSet<String> values = known.get(wanted.getKey());
            if (values == null) {
                return "no host has a label '" + wanted.getKey() + "'"
                        + NearestName.of(wanted.getKey(), known.keySet())
                                .map(name -> "; did you mean '" + name + "'?")
                                .orElse("");
            }
            if (!values.contains(wanted.getValue())) {
                return "no host has " + wanted.getKey() + "=" + wanted.getValue()
                        + NearestName.of(wanted.getValue(), values)
                                .map(value -> "; did you mean '" + value + "'?")
                                .orElse("");
            }
        }
        return "each of these labels is some host's, and no host has them all";
    }

    private UsageException none(String selector, String why, SortedMap<String, SortedSet<String>> known) {
        String labels = known.isEmpty()
                ? "no host has labels"
                : "labels are "
                        + known.entrySet().stream()
                                .map(label -> label.getKey() + "=" + String.join("|", label.getValue()))
                                .collect(Collectors.joining(", "));
        return new UsageException(
                "no such device",
                selector,
                why + "; " + labels,
                "choose one of them, or give hosts theirs in " + fleet.file() + ": docs/formats/fleet.md");
    }
}
