package dev.assay.harness.model;

import dev.assay.collectors.problem.AssayException;
import dev.assay.harness.artifact.ArtifactException;
import dev.assay.harness.artifact.ArtifactException.Code;
import dev.assay.harness.artifact.ArtifactStore;
import dev.assay.harness.artifact.Derivation;
import dev.assay.harness.artifact.Sha256;
import dev.assay.harness.artifact.StoredFile;
import dev.assay.harness.model.gguf.GgufHeader;
import dev.assay.harness.model.gguf.MalformedGgufException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Turns a variant into a file on this machine: fetches it, makes it, or finds it; then looks whether it is what its
 * format promises. What was made or fetched once is there at once the next time. Safe for many threads and processes.
 */
public final class ModelProvisioner {
    static final String GGUF = "gguf";

    private final ArtifactStore store;

    public ModelProvisioner(ArtifactStore store) {
        this.store = store;
    }

    /**
     * @throws ArtifactException where the file cannot be had, or is not the one that its hash names
     * @throws MalformedGgufException where it is no GGUF file, or one that is cut short
     */
    public ModelFile provision(ModelVariant variant) throws AssayException {
        ModelFile file =
                switch (variant.source()) {
                    case ModelSource.Synthetic synthetic ->
                        derived(new SyntheticDerivation(variant.model(), synthetic));
                    case ModelSource.Fetched fetched -> fetched(fetched);
                    case ModelSource.Local local -> local(local);
                };
        if (variant.format().equals(GGUF)) {
            checkGguf(file.path());
        }
        return file;
    }

    private ModelFile fetched(ModelSource.Fetched fetched) throws ArtifactException {
        Path blob = store.fetch(fetched.source());
        String sha256 = blob.getFileName().toString();
        if (fetched.member().isPresent()) {
            return derived(new MemberDerivation(blob, sha256, fetched.member().get()));
        }
        try {
            return new ModelFile(blob, sha256, Files.size(blob));
        } catch (IOException e) {
            throw unreadable(blob, e);
        }
    }

    private ModelFile derived(Derivation derivation) throws ArtifactException {
        StoredFile only = store.files(store.derive(derivation)).getFirst();
        return new ModelFile(only.path(), only.sha256(), only.bytes());
    }

    /** Read in full each time: nothing keeps the user from changing it, and a measurement names what it measured. */
    private static ModelFile local(ModelSource.Local local) throws ArtifactException {
        Path path = local.path();
        try {
            String actual = Sha256.of(path);
            requireExpected(path, local.sha256(), actual);
            return new ModelFile(path, actual, Files.size(path));
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    private static void requireExpected(Path path, Optional<String> expected, String actual) throws ArtifactException {
        if (expected.isPresent() && !expected.get().equals(actual)) {
            throw new ArtifactException(
                    Code.HASH_MISMATCH,
                    "a model's file is not the one that its description names",
                    path.toString(),
                    "its SHA-256 is " + actual + ", expected " + expected.get(),
                    "Restore the file; or, if it was replaced on purpose, write its new hash into the model's YAML.");
        }
    }

    private static void checkGguf(Path path) throws MalformedGgufException, ArtifactException {
        try {
            GgufHeader.read(path);
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    private static ArtifactException unreadable(Path path, IOException cause) {
        boolean exists = Files.exists(path);
        return new ArtifactException(
                exists ? Code.STORE_FAILED : Code.NOT_FOUND,
                "cannot read a model's file",
                path.toString(),
                exists ? "it exists, but: " + cause.getMessage() : "there is no such file",
                exists
                        ? "Make it a file that can be read."
                        : "Correct the path in the model's YAML, or put the file there.",
                cause);
    }
}
