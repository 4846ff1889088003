package dev.assay.collectors.source.hwmon;

import dev.assay.collectors.facts.Facts;
import dev.assay.collectors.facts.Facts.Node;
import dev.assay.collectors.profile.Profile;
import dev.assay.collectors.source.ChannelNames;
import dev.assay.collectors.source.Offer;
import dev.assay.collectors.source.Source;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Chips of {@code /sys/class/hwmon}: rails in volts and amperes (INA3221), in watts and in joules, and temperatures. Units
 * are those of Documentation/hwmon/sysfs-interface.rst of Linux: mV, mA, µW, µJ, m°C.
 */
public final class HwmonSource implements Source {
    private static final Pattern FILE = Pattern.compile("(in|curr|power|energy|temp)(\\d{1,4})_(input|average)");

    @Override
    public Offer offer(Facts facts, Profile profile, int hz, ChannelNames names) {
        var zones = facts.nodes("thermal")
                .map(zone -> zone.chip().replace('-', '_'))
                .collect(Collectors.toSet());
        return facts.nodes("hwmon")
                .map(node -> {
                    Matcher file = FILE.matcher(node.file());
                    return file.matches()
                            ? offer(facts, zones.contains(node.chip()), node, file, names)
                            : Offer.NOTHING;
                })
                .reduce(Offer.NOTHING, Offer::and);
    }

    /** @param zone whether the chip is a thermal zone shown a second time (drivers/thermal/thermal_hwmon.c) */
    private static Offer offer(Facts facts, boolean zone, Node node, Matcher file, ChannelNames names) {
        return switch (file.group(1)) {
            case "in" -> HwmonRails.voltsAmps(facts, node, Integer.parseInt(file.group(2)), names);
            case "power" -> HwmonRails.power(facts, node, file, names);
            case "energy" -> HwmonRails.energy(node, names);
            case "temp" -> zone ? Offer.NOTHING : HwmonTemperatures.offer(node, names);
            default -> Offer.NOTHING;
        };
    }
}
