package dev.assay.results.summary;

import dev.assay.collectors.bundle.TrialDocument;
import java.util.List;

/** One run as every surface shows it: the table, the JSON, the spreadsheet and the report are all made from this. */
public record RunSummary(
        TrialDocument.Run run, List<CellSummary> cells, List<RatioSummary> ratios, List<TrialRow> trials) {}
