package dev.assay.results.store;

/**
 * A trial that a database lists.
 *
 * @param bundleSha256 null when it could not be read
 * @param bundle folder in which it lay when it was stored; null when it could not be read
 */
public record ListedTrial(String id, String bundleSha256, String bundle) {}
