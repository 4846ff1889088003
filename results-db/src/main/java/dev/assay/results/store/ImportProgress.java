package dev.assay.results.store;

/** Hears how far an import is, on the thread that imports. */
@FunctionalInterface
public interface ImportProgress {
    ImportProgress NONE = (_, _) -> {};

    /**
     * @param done bundles that were stored, known or skipped; 0 first, then growing
     * @param total bundles that were found
     */
    void at(int done, int total);
}
