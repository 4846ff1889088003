package dev.assay.results.comparison;

import java.util.List;

/**
 * Something besides the figures in which the two sides of a row differ.
 *
 * @param what such as {@code runtime.version}, {@code model.sha256}, {@code assay}, {@code device.kernel},
 *     {@code cpu_governor_policy0}; docs/comparison.md lists them
 * @param base what the base has, each once, sorted; empty where nothing tells
 * @param candidate likewise
 */
public record Difference(String what, List<String> base, List<String> candidate) {
    public Difference {
        base = List.copyOf(base);
        candidate = List.copyOf(candidate);
    }
}
