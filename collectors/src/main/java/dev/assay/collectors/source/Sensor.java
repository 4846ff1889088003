package dev.assay.collectors.source;

import dev.assay.collectors.facts.Facts.Node;
import dev.assay.collectors.sampling.ChannelRequest;

/**
 * A channel that a device can be asked for.
 *
 * @param node the file that is read
 */
public record Sensor(Role role, ChannelRequest request, Node node) {
    /** What a channel is for: it decides how often a slow one is read. */
    public enum Role {
        POWER,
        TEMPERATURE,
        /** Clock of a processor cluster. */
        FREQUENCY,
        /** Load and clocks of accelerators and buses. */
        LOAD,
        /** The whole device: processor time, memory, pressure, network. */
        SYSTEM,
        /** Faults and swapping of the whole device: no phase is judged by them, and the kernel prints a long file for them. */
        PAGING
    }

    public String name() {
        return request.name();
    }
}
