package dev.assay.collectors.source.thermal;

import dev.assay.collectors.facts.Facts;
import dev.assay.collectors.profile.Profile;
import dev.assay.collectors.source.ChannelNames;
import dev.assay.collectors.source.Offer;
import dev.assay.collectors.source.Source;
import dev.assay.collectors.source.Temperatures;

/** Thermal zones (Documentation/driver-api/thermal/sysfs-api.rst of Linux, m°C), named by their type. */
public final class ThermalSource implements Source {
    @Override
    public Offer offer(Facts facts, Profile profile, int hz, ChannelNames names) {
        return facts.nodes("thermal")
                .filter(node -> node.file().equals("temp"))
                .map(node -> {
                    String zone = node.dir().substring(node.dir().lastIndexOf('/') + 1);
                    return Temperatures.offer(node, "temp " + node.chip(), zone + " " + node.chip(), names);
                })
                .reduce(Offer.NOTHING, Offer::and);
    }
}
