package dev.assay.harness.artifact;

import java.io.IOException;
import java.nio.file.Path;
import java.util.SortedMap;

/**
 * A directory that is a pure function of its inputs: an archive's members, a compiled program, a generated model. Its
 * key is the SHA-256 of name, recipe version and inputs; the same key is built once and then found.
 */
public interface Derivation {
    /** For people and folder names: {@code [a-z0-9][a-z0-9._-]*}. */
    String name();

    /** Raised whenever {@link #build} would write something else from the same inputs. */
    int recipe();

    /** All that the result depends on: a label to a hash or a literal value. */
    SortedMap<String, String> inputs();

    /**
     * Writes the result. Called at most once per key at a time, over all processes of the machine.
     *
     * @param into an empty directory; becomes the result, by rename, when this returns normally, and is deleted otherwise.
     *     Nothing written may depend on this path. The directory above it is this build's own, too: what is put there is
     *     deleted afterwards
     */
    void build(Path into, Progress progress) throws ArtifactException, IOException;
}
