package dev.assay.harness.model;

import java.nio.file.Path;

/**
 * A variant's file on this machine, whole and checked.
 *
 * @param path absolute
 * @param sha256 64 lower-case hexadecimal digits
 */
public record ModelFile(Path path, String sha256, long bytes) {}
