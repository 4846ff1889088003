package dev.assay.harness.export;

import dev.assay.dashboards.file.FileNotWrittenException;
import dev.assay.harness.export.traces.SampleRow;
import dev.assay.harness.export.traces.TraceReading;
import dev.assay.results.summary.RunSummary;
import java.nio.file.Path;
import java.util.List;

/** A format that has room for the samples of the trials. */
public sealed interface TraceExporter extends Exporter permits SpreadsheetExporter, CsvExporter {
    /**
     * What was written.
     *
     * @param traces the file with the samples
     * @param missing a row a trial of which samples are missing, with the reason
     */
    record Exported(Path traces, List<SampleRow> missing) {}

    /**
     * Writes the runs and every sample of their trials; memory does not grow with the number of samples. Each file is there
     * whole or not at all.
     *
     * @throws FileNotWrittenException with what stood there before still in place
     */
    Exported export(List<RunSummary> runs, TraceReading traces, Path file) throws FileNotWrittenException;
}
