package dev.assay.collectors.sensing;

import java.util.List;
import java.util.Optional;

/**
 * Channels that the device's own tracer recorded beside the probe's trace, into a file of its own in the bundle.
 *
 * @param recorder what it calls itself, with its version
 * @param channels of the trial that come out of the recording; their names are none of the probe's
 */
public record Recording(String recorder, List<Channel> channels) {
    public Recording {
        channels = List.copyOf(channels);
    }

    /**
     * @param name as a channel of a trace is called, with its unit
     * @param source for people: recorder, data source, quantity
     * @param quantity its key in the recording
     * @param scale a number of the recording times this is the value in {@code unit}
     * @param rateHz how often it was to be recorded, above 0
     */
    public record Channel(String name, String unit, String source, String quantity, double scale, double rateHz) {}

    public Optional<Channel> of(String quantity) {
        return channels.stream().filter(c -> c.quantity().equals(quantity)).findFirst();
    }
}
