package dev.assay.collectors.source.network;

import dev.assay.collectors.facts.Facts;
import dev.assay.collectors.profile.Profile;
import dev.assay.collectors.sampling.ChannelRequest;
import dev.assay.collectors.source.ChannelNames;
import dev.assay.collectors.source.Offer;
import dev.assay.collectors.source.Sensor;
import dev.assay.collectors.source.Sensor.Role;
import dev.assay.collectors.source.Source;

/**
 * Bytes through each network interface that is not down (Documentation/ABI/testing/sysfs-class-net-statistics of Linux), counters.
 * The probe lists no loopback.
 */
public final class NetworkSource implements Source {
    @Override
    public Offer offer(Facts facts, Profile profile, int hz, ChannelNames names) {
        return Offer.of(facts.nodes("net")
                .filter(node -> !"down".equals(node.label()) && node.number().isPresent())
                .map(node -> {
                    String direction = node.file().startsWith("rx") ? "received" : "sent";
                    String source = "net " + node.chip() + " " + node.file();
                    String name = names.name("net " + node.chip() + " " + direction, "bytes");
                    return new Sensor(Role.SYSTEM, ChannelRequest.ofFile(name, "B", source, node.path(), 1), node);
                })
                .toList());
    }
}
