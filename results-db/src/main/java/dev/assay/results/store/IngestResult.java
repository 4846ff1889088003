package dev.assay.results.store;

/** What became of a bundle that was handed to the store. */
public enum IngestResult {
    ADDED,
    /** The database has this very bundle; nothing was changed. */
    ALREADY_THERE
}
