package dev.assay.harness.plan;

import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.bundle.Workload;
import dev.assay.harness.build.BuildOffer;
import java.util.List;
import java.util.Set;

/**
 * What a runtime with one of its runners can do.
 *
 * @param formats of models that it reads, such as {@code gguf}
 * @param builds that there are of it, for each ABI in the order in which they are preferred
 * @param generates the ways of sampling that its runner knows; empty when it does not generate
 * @param sustains whether its runner generates for a time; each way of sampling that it knows
 * @param infers whether its runner does forward passes of encoders and classifiers
 */
public record RuntimeOffer(
        Cell.Runtime runtime,
        Set<String> formats,
        List<BuildOffer> builds,
        Set<Workload.Sampling> generates,
        boolean sustains,
        boolean infers) {
    public RuntimeOffer {
        formats = Set.copyOf(formats);
        builds = List.copyOf(builds);
        generates = Set.copyOf(generates);
    }
}
