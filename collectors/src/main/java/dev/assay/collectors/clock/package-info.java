/**
 * Two clocks held against each other: the coordinator's and a device's monotonic ones, by round trips, each mapping with a
 * bound that holds whatever the delays were. docs/clocks.md has the arithmetic.
 */
package dev.assay.collectors.clock;
