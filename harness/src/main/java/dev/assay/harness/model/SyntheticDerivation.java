package dev.assay.harness.model;

import dev.assay.harness.artifact.ArtifactException;
import dev.assay.harness.artifact.ArtifactException.Code;
import dev.assay.harness.artifact.Derivation;
import dev.assay.harness.artifact.Progress;
import dev.assay.harness.model.gguf.SyntheticGguf;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** The file of a synthetic variant, made once for each model name, shape, type and seed. */
record SyntheticDerivation(String model, ModelSource.Synthetic source) implements Derivation {
    @Override
    public String name() {
        return "synthetic-" + model + '-' + source.type().name().toLowerCase(Locale.ROOT);
    }

    @Override
    public int recipe() {
        return SyntheticGguf.RECIPE;
    }

    @Override
    public SortedMap<String, String> inputs() {
        SortedMap<String, String> inputs = new TreeMap<>();
        inputs.put("model", model);
        inputs.put("shape", source.shape().toString());
        inputs.put("type", source.type().name());
        inputs.put("seed", Long.toString(source.seed()));
        return inputs;
    }

    @Override
    public void build(Path into, Progress progress) throws ArtifactException, IOException {
        Path file = into.resolve(model + '-' + source.type() + ".gguf");
        progress.step(name(), 0, -1);
        try {
            SyntheticGguf.write(file, model, source.shape(), source.type(), source.seed());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ArtifactException(
                    Code.INTERRUPTED,
                    "a model was not made to its end",
                    name(),
                    "the thread that made it was interrupted",
                    "Run it again.",
                    e);
        }
    }
}
