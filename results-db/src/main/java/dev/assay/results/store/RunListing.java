package dev.assay.results.store;

import dev.assay.results.summary.CellSummary;
import java.time.Instant;

/** One line in the list of runs. */
public record RunListing(String id, String suite, Instant started, int cells, CellSummary.Trials trials) {}
