package dev.assay.harness.model;

import dev.assay.collectors.bundle.Cell.Weights;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One net, in one or more variants of its weights.
 *
 * @param name unique in a catalog
 * @param format of the files, such as gguf or onnx, in the words in which runtimes say what they read
 * @param licence of the weights; empty where the author of the file did not say
 * @param variants at least one, in the file's order
 * @param definedIn the file that describes it
 */
public record Model(
        String name,
        String format,
        Weights weights,
        Optional<String> licence,
        List<ModelVariant> variants,
        Path definedIn) {
    public Model {
        variants = List.copyOf(variants);
    }
}
