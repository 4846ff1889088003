package dev.assay.harness.catalog;

/**
 * A file or folder of the user's that a plan needs and that is not where its description says.
 *
 * @param of whose it is, such as {@code model m/Q8_0}
 * @param path absolute
 */
public record MissingFile(String of, String path) {}
