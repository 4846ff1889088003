package dev.assay.harness.plan;

import dev.assay.agents.platform.PlatformFacts;
import dev.assay.collectors.bundle.Cell;

/**
 * A device to plan for.
 *
 * @param platform what decides which build of a runtime it gets
 * @param cores processor cores that its programs may use; 1 or more
 */
public record PlanDevice(Cell.Device device, PlatformFacts platform, int cores) {}
