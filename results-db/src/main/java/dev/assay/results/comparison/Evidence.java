package dev.assay.results.comparison;

import dev.assay.collectors.bundle.Cell;
import dev.assay.results.pairing.MetricColumn;
import dev.assay.results.store.RunFacts;
import dev.assay.results.store.Tried;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a comparison stands on, read from the store.
 *
 * @param cells all that are known, by id
 * @param runs all that are known, by id
 * @param baseRuns those of the base's selector, whole ids
 * @param candidateRuns likewise
 * @param measurements of at least these runs, by metric; all columns speak of the same trials, in the order of runs, then of
 *     places in the plan
 * @param tried which cells these runs have trials of, however they ended
 * @param database for messages
 */
record Evidence(
        Map<String, Cell> cells,
        Map<String, RunFacts> runs,
        Set<String> baseRuns,
        Set<String> candidateRuns,
        List<MetricColumn> measurements,
        List<Tried> tried,
        String database) {}
