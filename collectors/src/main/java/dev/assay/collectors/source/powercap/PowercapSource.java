package dev.assay.collectors.source.powercap;

import dev.assay.collectors.facts.Facts;
import dev.assay.collectors.facts.Facts.Node;
import dev.assay.collectors.profile.Profile;
import dev.assay.collectors.sampling.ChannelRequest;
import dev.assay.collectors.sensing.Rail;
import dev.assay.collectors.source.ChannelNames;
import dev.assay.collectors.source.Offer;
import dev.assay.collectors.source.Sensor;
import dev.assay.collectors.source.Sensor.Role;
import dev.assay.collectors.source.Source;
import dev.assay.collectors.source.Supply;
import java.util.List;
import java.util.regex.Pattern;

/**
 * RAPL's energy counters (Documentation/power/powercap/powercap.rst of Linux: µJ, wrapping at {@code max_energy_range_uj}).
 * A package's subzones core and uncore are parts of it; dram is beside it, but not every processor has it, so that packages
 * alone are what can be compared. psys, where a board has it, is calibrated by the board's maker or not at all: it is
 * sampled and left out of the total. The same counters through MMIO are not read a second time.
 */
public final class PowercapSource implements Source {
    private static final double MICRO = 1e-6;
    private static final Pattern ZONE = Pattern.compile("intel-rapl(:\\d+)+");
    private static final Pattern TOP = Pattern.compile("intel-rapl:\\d+");

    @Override
    public Offer offer(Facts facts, Profile profile, int hz, ChannelNames names) {
        List<Node> counters = facts.nodes("powercap")
                .filter(node -> node.file().equals("energy_uj")
                        && ZONE.matcher(node.chip()).matches())
                .toList();
        // A part of the packages is no total.
        Supply.Scope scope = counters.stream()
                        .filter(PowercapSource::isPackage)
                        .allMatch(node -> node.number().isPresent())
                ? Supply.Scope.PACKAGE
                : Supply.Scope.RAIL;
        return counters.stream()
                .map(node -> counter(facts, node, isPackage(node) ? scope : Supply.Scope.RAIL, names))
                .reduce(Offer.NOTHING, Offer::and);
    }

    private static Offer counter(Facts facts, Node node, Supply.Scope scope, ChannelNames names) {
        String zone = node.title();
        if (node.number().isEmpty()) {
            String hint = "EACCES".equals(node.error()) ? ": only root may, on most kernels since 2020" : "";
            String why = node.error() == null ? "holds no number" : "cannot be read (" + node.error() + ")";
            return new Offer(
                    List.of(), List.of(), List.of(), List.of("RAPL's energy_uj of %s %s%s".formatted(zone, why, hint)));
        }
        ChannelRequest joules = ChannelRequest.ofFile(
                names.name("rapl " + path(facts, node), "j"),
                "J",
                "powercap " + node.chip() + " " + zone,
                node.path(),
                MICRO);
        Double wrapsAtJ = facts.beside(node, "max_energy_range_uj").map(Node::number).stream()
                .flatMap(range -> range.stream().boxed())
                .map(range -> range * MICRO)
                .findFirst()
                .orElse(null);
        boolean isPackage = isPackage(node);
        String rail =
                isPackage ? "RAPL " + zone + " (the processor package, not the board)" : "RAPL " + path(facts, node);
        return new Offer(
                List.of(new Sensor(Role.POWER, joules, node)),
                List.of(),
                List.of(new Supply(new Rail.Counter(rail, joules.name(), wrapsAtJ), scope)),
                List.of());
    }

    private static boolean isPackage(Node node) {
        return TOP.matcher(node.chip()).matches() && node.title().startsWith("package");
    }

    /** A subzone's name behind that of the zone it is in: {@code package-0 core}. */
    private static String path(Facts facts, Node node) {
        String parent = node.chip().substring(0, node.chip().lastIndexOf(':'));
        return facts.nodes("powercap")
                .filter(other -> other.chip().equals(parent) && other.file().equals(node.file()))
                .findFirst()
                .map(other -> path(facts, other) + " " + node.title())
                .orElse(node.title());
    }
}
