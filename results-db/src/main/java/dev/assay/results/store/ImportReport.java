package dev.assay.results.store;

import dev.assay.collectors.problem.AssayException;
import java.nio.file.Path;
import java.util.List;

/**
 * What an import of a folder found.
 *
 * @param added bundles that are new in the database
 * @param alreadyThere bundles that it had
 * @param skipped what looked like a bundle and was not taken, in order of path
 */
public record ImportReport(int added, int alreadyThere, List<Skipped> skipped) {
    public ImportReport {
        skipped = List.copyOf(skipped);
    }

    /** @param problem why, in words for people: unfinished, damaged, unreadable, or at odds with what the database has */
    public record Skipped(Path folder, AssayException problem) {}
}
