package dev.assay.collectors.source.devfreq;

import dev.assay.collectors.facts.Facts;
import dev.assay.collectors.profile.Profile;
import dev.assay.collectors.sampling.ChannelRequest;
import dev.assay.collectors.source.ChannelNames;
import dev.assay.collectors.source.Offer;
import dev.assay.collectors.source.Sensor;
import dev.assay.collectors.source.Sensor.Role;
import dev.assay.collectors.source.Source;

/** Clocks of graphics processors and buses (Documentation/ABI/testing/sysfs-class-devfreq of Linux, Hz). */
public final class DevfreqSource implements Source {
    @Override
    public Offer offer(Facts facts, Profile profile, int hz, ChannelNames names) {
        return Offer.of(facts.nodes("devfreq")
                .filter(node -> node.file().equals("cur_freq") && node.number().isPresent())
                .map(node -> new Sensor(
                        Role.LOAD,
                        ChannelRequest.ofFile(
                                names.name("devfreq " + node.chip(), "hz"),
                                "Hz",
                                "devfreq " + node.chip(),
                                node.path(),
                                1),
                        node))
                .toList());
    }
}
