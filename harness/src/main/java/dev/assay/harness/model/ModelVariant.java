package dev.assay.harness.model;

import dev.assay.collectors.bundle.Cell.Weights;
import java.util.Optional;

/**
 * A model's weights at one precision or quantisation: what a suite names, and what a file holds.
 *
 * @param variant such as Q4_0 or int8; unique in its model
 */
public record ModelVariant(
        String model, String variant, String format, Weights weights, Optional<String> licence, ModelSource source) {
    /** How suites, tables and results name it: {@code model/variant}. */
    public String reference() {
        return model + '/' + variant;
    }
}
