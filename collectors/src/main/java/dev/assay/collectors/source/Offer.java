package dev.assay.collectors.source;

import dev.assay.collectors.sampling.SamplingGroup;
import java.util.List;
import java.util.stream.Stream;

/**
 * What one source can tell on a device.
 *
 * @param sensors channels read from files
 * @param commands groups of channels that a child prints
 * @param supplies rails of these channels
 * @param powerAbsent why a power source that is there tells nothing, a sentence each
 */
public record Offer(
        List<Sensor> sensors, List<SamplingGroup> commands, List<Supply> supplies, List<String> powerAbsent) {
    public static final Offer NOTHING = new Offer(List.of(), List.of(), List.of(), List.of());

    public Offer {
        sensors = List.copyOf(sensors);
        commands = List.copyOf(commands);
        supplies = List.copyOf(supplies);
        powerAbsent = List.copyOf(powerAbsent);
    }

    public static Offer of(List<Sensor> sensors) {
        return new Offer(sensors, List.of(), List.of(), List.of());
    }

    public Offer and(Offer other) {
        return new Offer(
                joined(sensors, other.sensors),
                joined(commands, other.commands),
                joined(supplies, other.supplies),
                joined(powerAbsent, other.powerAbsent));
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
