package dev.assay.collectors.source.gpu;

import dev.assay.collectors.facts.Facts;
import dev.assay.collectors.facts.Facts.Node;
import dev.assay.collectors.profile.Profile;
import dev.assay.collectors.sampling.ChannelRequest;
import dev.assay.collectors.source.ChannelNames;
import dev.assay.collectors.source.Offer;
import dev.assay.collectors.source.Sensor;
import dev.assay.collectors.source.Sensor.Role;
import dev.assay.collectors.source.Source;

/** Graphics processors outside of devfreq's class: Jetson's {@code load} in thousandths, Mali's {@code cur_freq} in kHz. */
public final class GpuSource implements Source {
    private static final double KILO = 1e3;
    private static final double PER_MILLE = 0.1;

    @Override
    public Offer offer(Facts facts, Profile profile, int hz, ChannelNames names) {
        return Offer.of(facts.nodes("gpu_load")
                .filter(node -> node.number().isPresent())
                .map(node -> new Sensor(Role.LOAD, request(node, names), node))
                .toList());
    }

    private static ChannelRequest request(Node node, ChannelNames names) {
        return switch (node.file()) {
            case "cur_freq" ->
                ChannelRequest.ofFile(names.name("gpu clock", "hz"), "Hz", node.dir() + "/cur_freq", node.path(), KILO);
            default ->
                ChannelRequest.ofFile(
                        names.name("gpu load", "pct"), "%", node.dir() + "/" + node.file(), node.path(), PER_MILLE);
        };
    }
}
