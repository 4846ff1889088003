package dev.assay.harness.plan;

import dev.assay.collectors.bundle.Cell;
import java.util.Collection;
import java.util.Optional;

/** Knows what the names of a suite stand for. Quick and without side effects: nothing is fetched or built to answer. */
public interface Resolver {
    /** @param reference {@code NAME/QUANTIZATION} */
    Optional<Cell.Model> model(String reference);

    /** @param name {@code NAME}, which stands for the runtime's usual runner, or {@code NAME:RUNNER} */
    Optional<RuntimeOffer> runtime(String name);

    /** Every reference that {@link #model} knows; for suggestions. */
    Collection<String> modelReferences();

    /** Every name that {@link #runtime} knows, in both forms; for suggestions. */
    Collection<String> runtimeNames();
}
