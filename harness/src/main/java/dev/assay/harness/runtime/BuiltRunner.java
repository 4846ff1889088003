package dev.assay.harness.runtime;

import dev.assay.harness.artifact.Progress;
import dev.assay.harness.artifact.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A runner that Maven built: copied, so that the next build does not change it under a running plan.
 *
 * @param sha256 of its content
 */
record BuiltRunner(Path program, String sha256) implements RunnerRecipe {
    static BuiltRunner of(Path program) throws ProvisionException {
        try {
            return new BuiltRunner(program, Sha256.of(program));
        } catch (IOException e) {
            throw new ProvisionException(
                    "cannot read a runner", program.toString(), e.toString(), "Build Assay: mvn -pl agents compile");
        }
    }

    @Override
    public SortedMap<String, String> inputs() {
        return new TreeMap<>(Map.of("program", sha256));
    }

    @Override
    public SortedMap<String, String> provenance() {
        return new TreeMap<>();
    }

    @Override
    public void make(Path dir, Progress progress) throws IOException {
        Path copy = dir.resolve(program.getFileName());
        Files.copy(program, copy, StandardCopyOption.COPY_ATTRIBUTES);
        if (!Sha256.of(copy).equals(sha256)) {
            throw new IOException(program + " was rebuilt while it was copied");
        }
    }
}
