package dev.assay.collectors.source.cpufreq;

import dev.assay.collectors.facts.Facts;
import dev.assay.collectors.facts.Facts.Node;
import dev.assay.collectors.profile.Profile;
import dev.assay.collectors.sampling.ChannelRequest;
import dev.assay.collectors.source.ChannelNames;
import dev.assay.collectors.source.Offer;
import dev.assay.collectors.source.Sensor;
import dev.assay.collectors.source.Sensor.Role;
import dev.assay.collectors.source.Source;
import java.util.stream.Stream;

/**
 * The clock of each cluster and the cap on it (Documentation/admin-guide/pm/cpufreq.rst of Linux, kHz). A cap that falls is
 * throttling, or somebody's hand: {@code scaling_max_freq} beside {@code scaling_cur_freq}.
 */
public final class CpufreqSource implements Source {
    private static final double KILO = 1e3;

    @Override
    public Offer offer(Facts facts, Profile profile, int hz, ChannelNames names) {
        return Offer.of(facts.nodes("cpufreq")
                .filter(node -> node.number().isPresent())
                .flatMap(node -> switch (node.file()) {
                    case "scaling_cur_freq" -> Stream.of(sensor(Role.FREQUENCY, node, "", names));
                    case "scaling_max_freq" -> Stream.of(sensor(Role.LOAD, node, " cap", names));
                    default -> Stream.empty();
                })
                .toList());
    }

    private static Sensor sensor(Role role, Node node, String words, ChannelNames names) {
        String policy = node.dir().substring(node.dir().lastIndexOf('/') + 1);
        String source = "cpufreq %s %s, processors %s".formatted(policy, node.file(), node.label());
        ChannelRequest request =
                ChannelRequest.ofFile(names.name("cpu " + policy + words, "hz"), "Hz", source, node.path(), KILO);
        return new Sensor(role, request, node);
    }
}
