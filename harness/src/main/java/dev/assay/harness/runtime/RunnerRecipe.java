package dev.assay.harness.runtime;

import dev.assay.harness.artifact.ArtifactException;
import dev.assay.harness.artifact.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.SortedMap;

/** How a runner's program comes into the folder that holds its engine. */
interface RunnerRecipe {
    /** All that the program depends on beside the engine's files, as {@link dev.assay.harness.artifact.Derivation#inputs}. */
    SortedMap<String, String> inputs();

    /** What of it belongs into a trial's provenance. */
    SortedMap<String, String> provenance();

    /** @param dir holds the engine's files; the program is written into it, under the runner's name */
    void make(Path dir, Progress progress) throws ArtifactException, IOException;
}
