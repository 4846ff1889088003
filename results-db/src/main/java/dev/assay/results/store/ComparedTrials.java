package dev.assay.results.store;

import dev.assay.collectors.bundle.Cell;
import dev.assay.results.pairing.MetricColumn;
import java.util.List;

/**
 * What a comparison needs of the trials of some runs, all of one state of the database.
 *
 * @param cells that any stored trial is of, by id
 * @param tried which cells the trials of these runs are of, however they ended; in no order
 * @param columns what the valid ones measured, a column for each metric in their order; all of them speak of the same trials
 */
public record ComparedTrials(List<Cell> cells, List<Tried> tried, List<MetricColumn> columns) {}
