package dev.assay.collectors.source.kgsl;

import dev.assay.collectors.facts.Facts;
import dev.assay.collectors.facts.Facts.Node;
import dev.assay.collectors.profile.Profile;
import dev.assay.collectors.sampling.ChannelRequest;
import dev.assay.collectors.source.ChannelNames;
import dev.assay.collectors.source.Offer;
import dev.assay.collectors.source.Sensor;
import dev.assay.collectors.source.Sensor.Role;
import dev.assay.collectors.source.Source;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Adreno graphics processors, {@code /sys/class/kgsl/kgsl-3d0}: clock in Hz, and {@code gpubusy}, the busy and the whole time
 * of the driver's last window in µs, of which the share is for the reader to divide.
 */
public final class KgslSource implements Source {
    private static final double MICRO = 1e-6;
    private static final Pattern TWO_NUMBERS = Pattern.compile("\\s*\\d{1,15}\\s+\\d{1,15}\\s*");

    @Override
    public Offer offer(Facts facts, Profile profile, int hz, ChannelNames names) {
        return Offer.of(facts.nodes("kgsl")
                .flatMap(node -> requests(node, names).map(request -> new Sensor(Role.LOAD, request, node)))
                .toList());
    }

    private static Stream<ChannelRequest> requests(Node node, ChannelNames names) {
        String source = "kgsl " + node.chip() + " " + node.file();
        if (node.file().equals("gpuclk") && node.number().isPresent()) {
            return Stream.of(ChannelRequest.ofFile(names.name("gpu clock", "hz"), "Hz", source, node.path(), 1));
        }
        if (node.file().equals("gpubusy")
                && node.readable()
                && TWO_NUMBERS.matcher(node.text()).matches()) {
            return List.of("gpu busy", "gpu window").stream()
                    .map(words -> ChannelRequest.ofText(
                            names.name(words, "s"),
                            "s",
                            source,
                            node.path(),
                            null,
                            words.equals("gpu busy") ? 0 : 1,
                            MICRO));
        }
        return Stream.empty();
    }
}
