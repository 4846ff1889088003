package dev.assay.harness.runtime;

import dev.assay.harness.artifact.ArtifactException;
import dev.assay.harness.artifact.ArtifactStore;
import dev.assay.harness.artifact.Derivation;
import dev.assay.harness.artifact.Progress;
import dev.assay.harness.artifact.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A runtime's files and its capsule beside them.
 *
 * @param runtime the derived folder of engine and runner
 */
record CapsuleFolder(ArtifactStore store, String name, Path runtime, Capsule capsule) implements Derivation {
    @Override
    public int recipe() {
        return 1;
    }

    @Override
    public SortedMap<String, String> inputs() {
        SortedMap<String, String> inputs = new TreeMap<>();
        inputs.put("runtime", runtime.getFileName().toString());
        capsule.libraries().forEach((library, from) -> inputs.put("library " + library, from.sha256()));
        return inputs;
    }

    @Override
    public void build(Path into, Progress progress) throws ArtifactException, IOException {
        HardLinks.make(store, runtime, into);
        for (Map.Entry<String, Capsule.Library> library : capsule.libraries().entrySet()) {
            Path copy = Files.copy(library.getValue().file(), into.resolve(library.getKey()));
            if (!Sha256.of(copy).equals(library.getValue().sha256())) {
                throw new IOException(library.getValue().file() + " was replaced while it was copied");
            }
            // The loader is started by its own name; the others do no harm with it.
            Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }
}
