package dev.assay.collectors.source.hwmon;

import dev.assay.collectors.facts.Facts;
import dev.assay.collectors.facts.Facts.Node;
import dev.assay.collectors.sampling.ChannelRequest;
import dev.assay.collectors.sensing.Rail;
import dev.assay.collectors.source.ChannelNames;
import dev.assay.collectors.source.Offer;
import dev.assay.collectors.source.Sensor;
import dev.assay.collectors.source.Sensor.Role;
import dev.assay.collectors.source.Supply;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;

/** Rails that hwmon chips measure. */
final class HwmonRails {
    private static final double MILLI = 1e-3;
    private static final double MICRO = 1e-6;

    /**
     * Channels of an INA3221 that are rails. Of the others (Documentation/hwmon/ina3221.rst) in4 to in6 are the voltages over
     * the shunts of the first three, in7 ("sum of shunt voltages") and curr4 are sums of them.
     */
    private static final int INA3221_RAILS = 3;

    private HwmonRails() {}

    /** Only of an INA3221: elsewhere nothing says that a voltage and a current of one number belong together. */
    static Offer voltsAmps(Facts facts, Node voltage, int number, ChannelNames names) {
        Optional<Node> current = facts.beside(voltage, "curr" + number + "_input");
        if (!voltage.chip().equals("ina3221")
                || number < 1
                || number > INA3221_RAILS
                || current.isEmpty()
                || unconnected(voltage)) {
            return Offer.NOTHING;
        }
        String rail = voltage.label() == null ? "ina3221 " + number : voltage.label();
        if (voltage.number().isEmpty() || current.get().number().isEmpty()) {
            return unread(rail, voltage.number().isEmpty() ? voltage : current.get());
        }
        ChannelRequest volts =
                ChannelRequest.ofFile(names.name(rail, "v"), "V", source(voltage, rail), voltage.path(), MILLI);
        ChannelRequest amps = ChannelRequest.ofFile(
                names.name(rail, "a"),
                "A",
                source(current.get(), rail),
                current.get().path(),
                MILLI);
        return new Offer(
                List.of(new Sensor(Role.POWER, volts, voltage), new Sensor(Role.POWER, amps, current.get())),
                List.of(),
                List.of(new Supply(new Rail.VoltsAmps(rail, volts.name(), amps.name(), 1), Supply.Scope.RAIL)),
                List.of());
    }

    /** Power in µW: what is measured now, or where a chip has no such file, its average. */
    static Offer power(Facts facts, Node node, Matcher file, ChannelNames names) {
        boolean second = file.group(3).equals("average")
                && facts.beside(node, "power" + file.group(2) + "_input").isPresent();
        if (second) {
            return Offer.NOTHING;
        }
        String rail = name(node);
        if (node.number().isEmpty()) {
            return unread(rail, node);
        }
        ChannelRequest watts =
                ChannelRequest.ofFile(names.name(rail, "w"), "W", source(node, rail), node.path(), MICRO);
        return new Offer(
                List.of(new Sensor(Role.POWER, watts, node)),
                List.of(),
                List.of(new Supply(new Rail.Power(rail, watts.name()), Supply.Scope.RAIL)),
                List.of());
    }

    /** Energy in µJ since some moment; when it wraps is not told. */
    static Offer energy(Node node, ChannelNames names) {
        String rail = name(node);
        if (node.number().isEmpty()) {
            return unread(rail, node);
        }
        ChannelRequest joules =
                ChannelRequest.ofFile(names.name(rail, "j"), "J", source(node, rail), node.path(), MICRO);
        return new Offer(
                List.of(new Sensor(Role.POWER, joules, node)),
                List.of(),
                List.of(new Supply(new Rail.Counter(rail, joules.name(), null), Supply.Scope.RAIL)),
                List.of());
    }

    /** A channel without a rail: the label of NVIDIA's device trees for it. */
    private static boolean unconnected(Node node) {
        return "NC".equals(node.label());
    }

    private static String name(Node node) {
        return node.label() == null
                ? node.chip() + " " + node.file().replaceAll("_(input|average)$", "")
                : node.chip() + " " + node.label();
    }

    private static Offer unread(String rail, Node node) {
        String why = node.error() == null ? "holds no number" : "cannot be read (" + node.error() + ")";
        return new Offer(
                List.of(), List.of(), List.of(), List.of("%s of the rail %s %s".formatted(node.file(), rail, why)));
    }

    private static String source(Node node, String rail) {
        return "hwmon " + node.chip() + " " + rail + " " + node.file();
    }
}
