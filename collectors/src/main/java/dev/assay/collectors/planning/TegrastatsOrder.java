package dev.assay.collectors.planning;

import dev.assay.collectors.facts.Facts;
import dev.assay.collectors.facts.Facts.Node;
import dev.assay.collectors.source.Offer;
import dev.assay.collectors.source.Sensor;
import dev.assay.collectors.source.Supply;
import dev.assay.collectors.source.tegrastats.TegrastatsOffer;
import dev.assay.collectors.source.tegrastats.TegrastatsSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which source a quantity of a Jetson is taken from, in words, and why not from the one before it: the kernel's files, then
 * {@code tegrastats}. Of a device without that tool nothing is told: there is no choice.
 */
record TegrastatsOrder(Facts facts, Offer files, TegrastatsOffer printed) {

    /** By quantity. */
    Map<String, String> told() {
        Optional<Facts.Command> command = TegrastatsSource.command(facts);
        if (command.isEmpty()) {
            return Map.of();
        }
        Map<String, String> told = new LinkedHashMap<>();
        long rails = files.supplies().stream()
                .filter(supply -> supply.scope() == Supply.Scope.RAIL)
                .count();
        told.put("rails", source(rails, printed.rails(), Set.of("hwmon", "iio"), "in\\d+_input|.*power.*"));
        told.put("temperatures", source(zones(), printed.temperatures(), Set.of("thermal"), "temp"));
        told.put("gpu load", source(loads(), printed.loads(), Set.of("gpu_load"), "load"));
        told.put(TegrastatsSource.NAME, used(command.get()));
        return told;
    }

    private String used(Facts.Command command) {
        if (command.text() == null) {
            return "not used: " + command.path() + " told nothing: " + command.error();
        }
        return printed.channels() == 0
                ? "not used: it tells nothing that the kernel's files do not"
                : printed.channels() + " channels, " + command.path();
    }

    private String source(long read, int print, Set<String> kinds, String file) {
        if (read > 0) {
            return "sysfs (" + read + " channels)";
        }
        return print > 0
                ? "tegrastats (" + print + " channels); not sysfs: " + unread(kinds, file)
                : "none; sysfs: " + unread(kinds, file) + "; tegrastats: it does not tell it";
    }

    /** Why the kernel's files do not tell it. */
    private String unread(Set<String> kinds, String file) {
        List<Node> nodes = facts.nodes().stream()
                .filter(node -> kinds.contains(node.kind()) && node.file().matches(file))
                .toList();
        return nodes.isEmpty()
                ? "there is no such file"
                : nodes.stream()
                        .filter(node -> !node.readable())
                        .findFirst()
                        .map(node -> node.path() + " cannot be read (" + node.error() + ")")
                        .orElse("they hold nothing that can be used");
    }

    private long zones() {
        return files.sensors().stream()
                .filter(sensor -> sensor.node().kind().equals("thermal")
                        && sensor.request().unit().equals("°C"))
                .count();
    }

    private long loads() {
        return files.sensors().stream()
                .filter(sensor -> sensor.role() == Sensor.Role.LOAD
                        && sensor.request().unit().equals("%"))
                .count();
    }
}
