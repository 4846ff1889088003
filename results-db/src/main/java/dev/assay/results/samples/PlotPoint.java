package dev.assay.results.samples;

/**
 * A sample that is drawn.
 *
 * @param timeNs the device's monotonic clock
 * @param value finite, in the channel's unit
 */
public record PlotPoint(long timeNs, double value) {}
