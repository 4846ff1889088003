package dev.assay.collectors.source.iio;

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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rails of {@code /sys/bus/iio}: the INA3221 of JetPack 4 ({@code rail_name_N}, {@code in_powerN_input} in mW) and the power
 * meter of Pixel phones ({@code energy_value}: a line a rail, µWs since the start).
 */
public final class IioSource implements Source {
    private static final double MILLI = 1e-3;
    private static final double MICRO = 1e-6;
    private static final Pattern POWER = Pattern.compile("in_power\\d{1,3}_input");
    private static final Pattern METER_LINE =
            Pattern.compile("(?m)^CH\\d{1,3}\\(T=\\d{1,20}\\)(\\[([^\\]\n]{1,64})\\],) *\\d{1,20}$");

    @Override
    public Offer offer(Facts facts, Profile profile, int hz, ChannelNames names) {
        return facts.nodes("iio")
                .map(node -> {
                    if (node.file().equals("energy_value")) {
                        return meter(node, names);
                    }
                    return POWER.matcher(node.file()).matches() ? power(node, names) : Offer.NOTHING;
                })
                .reduce(Offer.NOTHING, Offer::and);
    }

    private static Offer power(Node node, ChannelNames names) {
        if (node.number().isEmpty()) {
            return unread(node);
        }
        String rail = node.title();
        ChannelRequest watts = ChannelRequest.ofFile(
                names.name(rail, "w"), "W", "iio " + node.chip() + " " + rail, node.path(), MILLI);
        return offer(node, watts, new Rail.Power(rail, watts.name()));
    }

    private static Offer meter(Node node, ChannelNames names) {
        Offer all = node.readable() ? Offer.NOTHING : unread(node);
        Matcher line = METER_LINE.matcher(node.readable() ? node.text() : "");
        while (line.find()) {
            String rail = line.group(2);
            ChannelRequest joules = ChannelRequest.ofText(
                    names.name(rail, "j"),
                    "J",
                    "iio " + node.chip() + " " + rail,
                    node.path(),
                    line.group(1),
                    0,
                    MICRO);
            all = all.and(offer(node, joules, new Rail.Counter(rail, joules.name(), null)));
        }
        return all;
    }

    private static Offer offer(Node node, ChannelRequest request, Rail rail) {
        return new Offer(
                List.of(new Sensor(Role.POWER, request, node)),
                List.of(),
                List.of(new Supply(rail, Supply.Scope.RAIL)),
                List.of());
    }

    private static Offer unread(Node node) {
        String why = node.error() == null ? "holds no number" : "cannot be read (" + node.error() + ")";
        return new Offer(
                List.of(), List.of(), List.of(), List.of("%s of %s %s".formatted(node.file(), node.title(), why)));
    }
}
