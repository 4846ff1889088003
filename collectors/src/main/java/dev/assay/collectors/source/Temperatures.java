package dev.assay.collectors.source;

import dev.assay.collectors.facts.Facts.Node;
import dev.assay.collectors.sampling.ChannelRequest;
import java.util.List;
import java.util.OptionalDouble;

/** Temperatures that the kernel tells in m°C. */
public final class Temperatures {
    // A zone that is switched off reads as some number far outside of what silicon survives (-274000, 0x7fffffff).
    private static final double COLDEST = -40;
    private static final double HOTTEST = 150;
    private static final double MILLI = 1e-3;

    private Temperatures() {}

    /** A channel in °C; nothing where the node now reads what no device can have, or does not read at all. */
    public static Offer offer(Node node, String words, String source, ChannelNames names) {
        OptionalDouble milli = node.number();
        if (milli.isEmpty() || !possible(milli.getAsDouble() * MILLI)) {
            return Offer.NOTHING;
        }
        ChannelRequest request = ChannelRequest.ofFile(names.name(words, "c"), "°C", source, node.path(), MILLI);
        return Offer.of(List.of(new Sensor(Sensor.Role.TEMPERATURE, request, node)));
    }

    private static boolean possible(double celsius) {
        return celsius > COLDEST && celsius < HOTTEST;
    }
}
