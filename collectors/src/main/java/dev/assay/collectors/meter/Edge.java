package dev.assay.collectors.meter;

/**
 * A sudden change of power.
 *
 * @param atNs on the clock of whoever saw it
 * @param rising whether power went up
 */
public record Edge(long atNs, boolean rising) {}
