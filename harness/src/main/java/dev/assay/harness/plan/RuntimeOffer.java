package dev.assay.harness.plan;

import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.bundle.Workload;
import java.util.Set;

/**
 * What a runtime with one of its runners can do.
 *
 * @param formats of models that it reads, such as {@code gguf}
 * @param abis that it exists for, such as {@code linux-x86_64}
 * @param generates the ways of sampling that its runner knows; empty when it does not generate
 * @param sustains whether its runner generates for a time; each way of sampling that it knows
 * @param infers whether its runner does forward passes of encoders and classifiers
 */
public record RuntimeOffer(
        Cell.Runtime runtime,
        Set<String> formats,
        Set<String> abis,
        Set<Workload.Sampling> generates,
        boolean sustains,
        boolean infers) {
    public RuntimeOffer {
        formats = Set.copyOf(formats);
        abis = Set.copyOf(abis);
        generates = Set.copyOf(generates);
    }
}
