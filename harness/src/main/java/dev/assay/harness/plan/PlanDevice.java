package dev.assay.harness.plan;

import dev.assay.collectors.bundle.Cell;

/**
 * A device to plan for.
 *
 * @param cores processor cores that its programs may use; 1 or more
 */
public record PlanDevice(Cell.Device device, int cores) {}
