package dev.assay.collectors.source;

import dev.assay.collectors.sensing.Rail;

/**
 * A rail and how much of the device it feeds.
 *
 * @param rail what its channels tell
 */
public record Supply(Rail rail, Scope scope) {
    public enum Scope {
        /** All that the device takes while it runs on it. */
        BATTERY,
        /** A processor package: cores, caches, on-chip graphics; neither memory nor the board around it. */
        PACKAGE,
        /** A graphics card with its own memory. */
        ACCELERATOR,
        /** Some rail; which of them make a whole is for a profile to say. */
        RAIL
    }
}
