package dev.assay.harness.run;

import dev.assay.agents.platform.PlatformFacts;
import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.problem.AssayException;

/** Where a run gets the files of its cells. Safe for use by many threads. */
@FunctionalInterface
public interface Provisions {
    /**
     * @param platform of the cell's device: it decides which build of the runtime it gets
     * @throws AssayException when a file cannot be fetched, built or verified; no build that
     *     fits among them; only this cell's trials fail
     */
    CellFiles of(Cell cell, PlatformFacts platform) throws AssayException;
}
