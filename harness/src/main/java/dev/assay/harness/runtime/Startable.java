package dev.assay.harness.runtime;

import dev.assay.agents.Abi;
import dev.assay.harness.artifact.ArtifactException;
import dev.assay.harness.artifact.ArtifactStore;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A runtime's folder that holds all that starting its program takes.
 *
 * @param executable in {@code dir}
 */
record Startable(Path dir, Path executable, Launch launch) {
    static Startable asItIs(Path dir, String executable) {
        return new Startable(dir, dir.resolve(executable), new Launch.Direct());
    }

    /** @param name of the derived folder */
    Startable withCapsule(ArtifactStore store, String name, Compiler compiler)
            throws ArtifactException, ProvisionException {
        Capsule capsule;
        try {
            capsule = Capsule.of(compiler, store.files(dir), executable);
        } catch (IOException e) {
            throw new ProvisionException(
                    "cannot make the capsule of " + name, dir.toString(), e.toString(), "Check that it can be read.");
        }
        Path whole = store.derive(new CapsuleFolder(store, name, dir, capsule));
        return new Startable(
                whole,
                whole.resolve(dir.relativize(executable)),
                capsule.loader()
                        .<Launch>map(loader -> new Launch.ThroughLoader(whole.resolve(loader)))
                        .orElseGet(Launch.Direct::new));
    }

    /** @throws ProvisionException when a compiled program asks for a loader that the device does not have */
    void requireNoLoader(Compiler compiler, Abi device) throws ArtifactException, ProvisionException {
        Linkage linkage = new LinkageReader(compiler.binutils("readelf")).read(executable);
        if (linkage.interpreter().isPresent()) {
            throw new ProvisionException(
                    "cannot start " + executable.getFileName() + " on " + device,
                    executable.toString(),
                    "it asks for the loader " + linkage.interpreter().get() + ", which such a device lacks",
                    "Add '- capsule: glibc' to the parts of " + device + " in the runtime's YAML file.");
        }
    }
}
