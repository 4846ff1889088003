package dev.assay.harness.runtime;

import dev.assay.harness.artifact.ArtifactException;
import dev.assay.harness.artifact.ArtifactStore;
import dev.assay.harness.artifact.Derivation;
import dev.assay.harness.artifact.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;

/** An engine's files and a runner beside them. */
record RunnerFolder(ArtifactStore store, String runner, String abi, Path engine, RunnerRecipe maker)
        implements Derivation {
    @Override
    public String name() {
        return runner + "-" + abi;
    }

    @Override
    public int recipe() {
        return 1;
    }

    @Override
    public SortedMap<String, String> inputs() {
        SortedMap<String, String> inputs = new TreeMap<>(maker.inputs());
        inputs.put("engine", engine.getFileName().toString());
        return inputs;
    }

    @Override
    public void build(Path into, Progress progress) throws ArtifactException, IOException {
        HardLinks.make(store, engine, into);
        maker.make(into, progress);
    }
}
