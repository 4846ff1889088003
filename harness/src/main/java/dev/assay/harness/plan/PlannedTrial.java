package dev.assay.harness.plan;

import dev.assay.collectors.bundle.Cell;

/**
 * One repetition of a cell, with its place in the plan.
 *
 * @param block 0 and up; within a block every cell of a device stands once
 * @param order 0 and up over the whole plan, all devices; a device runs its own trials in this order
 */
public record PlannedTrial(Cell cell, int block, int order) {}
