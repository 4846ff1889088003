package dev.assay.collectors.planning;

import dev.assay.collectors.facts.Facts;
import dev.assay.collectors.facts.Facts.Node;
import dev.assay.collectors.perfetto.PerfettoSurvey;
import dev.assay.collectors.sensing.Recording.Channel;
import dev.assay.collectors.source.Offer;
import dev.assay.collectors.source.Sensor;
import dev.assay.collectors.source.dumpsys.DumpsysOffer;
import dev.assay.collectors.source.dumpsys.DumpsysSource;
import dev.assay.collectors.source.perfetto.PerfettoOffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Which source a quantity of an Android device is taken from, in words, and why not from those before it: the kernel's files,
 * then perfetto, then the services behind {@code dumpsys}.
 */
record SourceOrder(Facts facts, Offer files, PerfettoSurvey survey, PerfettoOffer perfetto, DumpsysOffer services) {

    /** A quantity, and the file that tells it where files do. */
    private record Quantity(String name, String kind, String file) {
        boolean isOf(Sensor sensor) {
            return isOf(sensor.node());
        }

        boolean isOf(Node node) {
            return node.kind().equals(kind) && node.file().equals(file);
        }
    }

    /** By quantity. */
    Map<String, String> told() {
        Map<String, String> told = new LinkedHashMap<>();
        tell(told, new Quantity("rails", "iio", "energy_value"), perfetto.rails(), List.of());
        tell(
                told,
                new Quantity("battery current", "power_supply", "current_now"),
                ending(perfetto.battery(), "_a"),
                List.of());
        tell(
                told,
                new Quantity("battery voltage", "power_supply", "voltage_now"),
                ending(perfetto.battery(), "_v"),
                asked("_v"));
        tell(told, new Quantity("battery temperature", "power_supply", "temp"), List.of(), asked("_c"));
        tell(told, new Quantity("temperatures", "thermal", "temp"), perfetto.temperatures(), services.temperatures());
        tell(told, new Quantity("clocks", "cpufreq", "scaling_cur_freq"), perfetto.clocks(), List.of());
        told.put("thermal status", status());
        told.put(
                "perfetto",
                switch (survey) {
                    case PerfettoSurvey.Absent absent -> "not used: " + absent.why();
                    case PerfettoSurvey.Present present -> used(present);
                });
        return told;
    }

    private String status() {
        int channels = services.statuses().size();
        return channels == 0
                ? "none; dumpsys thermalservice does not tell it, or was told what to show"
                : "dumpsys (" + channels + " channels, each " + DumpsysSource.SECONDS + " s); nothing else tells it";
    }

    private String used(PerfettoSurvey.Present present) {
        int channels = perfetto.channels().size();
        String refused = present.refused().isEmpty()
                ? ""
                : "; asked for less, since it refused: " + String.join("; ", present.refused());
        return channels == 0
                ? "not used: it tells nothing that the kernel's files do not (" + present.version() + ")" + refused
                : channels + " channels, " + present.version() + refused;
    }

    private void tell(Map<String, String> told, Quantity quantity, List<Channel> recorded, List<String> asked) {
        long read = count(quantity::isOf);
        if (read > 0) {
            told.put(
                    quantity.name(),
                    "sysfs (" + read + " channels)"
                            + (recorded.isEmpty()
                                    ? ""
                                    : "; perfetto (" + recorded.size() + " more): " + unread(quantity)));
        } else if (!recorded.isEmpty()) {
            told.put(quantity.name(), "perfetto (" + recorded.size() + " channels); not sysfs: " + unread(quantity));
        } else if (!asked.isEmpty()) {
            told.put(
                    quantity.name(),
                    "dumpsys (" + asked.size() + " channels, each " + DumpsysSource.SECONDS + " s); not sysfs: "
                            + unread(quantity) + "; not perfetto: " + unrecorded());
        } else {
            told.put(quantity.name(), "none; sysfs: " + unread(quantity) + "; perfetto: " + unrecorded());
        }
    }

    private long count(Predicate<Sensor> which) {
        return files.sensors().stream().filter(which).count();
    }

    /** Why the kernel's files do not tell it, or not all of it. */
    private String unread(Quantity quantity) {
        List<Node> nodes = facts.nodes(quantity.kind()).filter(quantity::isOf).toList();
        if (nodes.isEmpty()) {
            return "there is no " + quantity.file();
        }
        return nodes.stream()
                .filter(node -> !node.readable())
                .findFirst()
                .map(node -> node.path() + " cannot be read (" + node.error() + ")")
                .orElse(quantity.file() + " tells nothing that can be used");
    }

    private String unrecorded() {
        return switch (survey) {
            case PerfettoSurvey.Absent absent -> absent.why();
            case PerfettoSurvey.Present _ -> "it does not tell it, or not in a known unit";
        };
    }

    private List<String> asked(String unit) {
        return services.battery().stream().filter(name -> name.endsWith(unit)).toList();
    }

    private static List<Channel> ending(List<Channel> channels, String unit) {
        return channels.stream()
                .filter(channel -> channel.name().endsWith(unit))
                .toList();
    }
}
