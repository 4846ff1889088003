package dev.assay.harness.artifact;

import java.nio.file.Path;

/**
 * A file of the store.
 *
 * @param path absolute
 * @param bytes its size
 * @param sha256 of its content, when it was stored
 */
public record StoredFile(Path path, long bytes, String sha256) {}
