package dev.assay.harness.runtime;

import dev.assay.harness.artifact.StoredFile;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;

/**
 * A runtime with one of its runners, ready to run here or to be deployed.
 *
 * @param dir holds everything; libraries lie flat in it, where the runner looks for them
 * @param executable the runner, in {@code dir}
 * @param launch how the executable is started
 * @param files all regular files below {@code dir}, the executable among them, with their hashes; sorted by path
 * @param provenance what it was made of: name to version or hash, for {@code trial.json}
 */
public record RuntimeInstall(
        Path dir,
        Path executable,
        Launch launch,
        RunnerSpec.Speaks speaks,
        List<StoredFile> files,
        SortedMap<String, String> provenance) {}
