package dev.assay.results.comparison;

import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.metric.Metric;
import dev.assay.results.pairing.Code;
import java.util.Optional;

/**
 * A cell, or one metric of it, that has a counterpart and is not compared with it.
 *
 * @param metric empty where no metric of the cell is compared
 * @param why one sentence with what the two sides are
 */
public record Uncomparable(Cell cell, Optional<Metric> metric, Code code, String why) {}
