package dev.assay.agents;

import java.nio.file.Path;
import java.util.Map;

/**
 * A file or folder that devices are given, never changed once made. A hash that turns out wrong costs a failure, never a
 * wrong content: the device hashes what comes.
 *
 * @param path of this machine
 * @param sha256 of those of its files whose hash was computed before, by path, 64 hexadecimal digits; the others are read
 */
public record Artifact(Path path, Map<Path, String> sha256) {
    public Artifact {
        sha256 = Map.copyOf(sha256);
    }

    /** Of which nobody has computed a hash yet. */
    public static Artifact unhashed(Path path) {
        return new Artifact(path, Map.of());
    }

    /** A file with its hash. */
    public static Artifact file(Path path, String sha256) {
        return new Artifact(path, Map.of(path, sha256));
    }
}
