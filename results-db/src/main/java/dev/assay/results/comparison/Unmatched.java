package dev.assay.results.comparison;

import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.metric.Metric;
import java.util.Optional;

/**
 * A cell, or one metric of it, that only one side has.
 *
 * @param metric empty where the other side has no valid trial of the cell at all
 * @param has which side has it
 * @param why the other has not
 */
public record Unmatched(Cell cell, Optional<Metric> metric, Has has, String why) {
    public enum Has {
        BASE("base"),
        CANDIDATE("candidate");

        private final String label;

        Has(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        Has other() {
            return this == BASE ? CANDIDATE : BASE;
        }
    }
}
