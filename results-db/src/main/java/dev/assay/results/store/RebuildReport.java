package dev.assay.results.store;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What became of a database that was rebuilt.
 *
 * @param imported what was found of bundles
 * @param aside where the old file is now; empty when there was none
 * @param lost trials that the old file lists and no bundle was found of
 * @param listedWhole whether the old file's list of trials could be read to its end; when not, more may be lost
 */
public record RebuildReport(ImportReport imported, Optional<Path> aside, List<ListedTrial> lost, boolean listedWhole) {
    public RebuildReport {
        lost = List.copyOf(lost);
    }
}
