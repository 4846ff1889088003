package dev.assay.results.store;

/** When an inference ran, in ns on the device's monotonic clock. */
public record InferenceTimes(int iteration, long beginNs, long endNs) {}
