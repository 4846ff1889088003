package dev.assay.results.comparison;

import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.metric.Metric;
import java.util.Optional;

/**
 * A cell that was tried, or one metric of it that was asked for by name, that neither side has.
 *
 * @param cell of the base where it has one
 * @param metric empty where no trial of either side is valid
 * @param why neither has it, as the trials say
 */
public record Unmeasured(Cell cell, Optional<Metric> metric, String why) {}
