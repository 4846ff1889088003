package dev.assay.harness.run;

import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.problem.AssayException;

/** Where a run gets the files of its cells. Safe for use by many threads. */
@FunctionalInterface
public interface Provisions {
    /** @throws AssayException when a file cannot be fetched, built or verified; only this cell's trials fail */
    CellFiles of(Cell cell) throws AssayException;
}
