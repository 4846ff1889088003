package dev.assay.harness.runtime;

import dev.assay.harness.artifact.ArtifactException;
import dev.assay.harness.artifact.ArtifactStore;
import dev.assay.harness.artifact.StoredFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** One derived folder's files in another: no space is used twice. */
final class HardLinks {
    private HardLinks() {}

    static void make(ArtifactStore store, Path derived, Path into) throws ArtifactException, IOException {
        for (StoredFile file : store.files(derived)) {
            Path link = into.resolve(derived.relativize(file.path()).toString());
            Files.createDirectories(link.getParent());
            Files.createLink(link, file.path());
        }
    }
}
