package dev.assay.harness.export;

import dev.assay.dashboards.file.FileNotWrittenException;
import dev.assay.dashboards.file.WholeFile;
import dev.assay.harness.export.traces.SampleRow;
import dev.assay.harness.export.traces.TraceReading;
import dev.assay.results.summary.RunSummary;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/**
 * An Excel workbook (ISO/IEC 29500): a summary with charts, a sheet a table, then a sheet that explains the columns and one
 * of provenance.
 */
public final class SpreadsheetExporter implements TraceExporter {
    private final int rowsASheet;

    public SpreadsheetExporter() {
        this(SpreadsheetVersion.EXCEL2007.getMaxRows());
    }

    /** @param rowsASheet most rows of a sheet, its head included */
    SpreadsheetExporter(int rowsASheet) {
        this.rowsASheet = rowsASheet;
    }

    /** Adds sheets of its own between the results and what explains them. */
    private interface Further {
        /** @return what is to be said of them under {@code about} */
        List<AboutTable.Fact> write(SheetWriter writer) throws IOException;
    }

    @Override
    public String extension() {
        return ".xlsx";
    }

    @Override
    public void write(List<RunSummary> runs, OutputStream out) throws IOException {
        write(runs, List.of(), _ -> List.of(), out);
    }

    @Override
    public Exported export(List<RunSummary> runs, TraceReading traces, Path file) throws FileNotWrittenException {
        List<SampleRow> missing = new ArrayList<>();
        Table<SampleRow> explained = new Table<>(TraceFields.NAME, TraceFields.ALL, List.of());
        Further sheets = writer -> {
            SheetRows<SampleRow> rows = writer.begin(TraceFields.NAME, TraceFields.ALL);
            missing.addAll(traces.read(runs, rows::add));
            rows.end();
            return missing.stream().map(AboutTable::absent).toList();
        };
        WholeFile.write(file, out -> write(runs, List.of(explained), sheets, out));
        return new Exported(file, List.copyOf(missing));
    }

    private void write(List<RunSummary> runs, List<Table<?>> explained, Further further, OutputStream out)
            throws IOException {
        try (SXSSFWorkbook workbook = new SXSSFWorkbook()) {
            workbook.setCompressTempFiles(true);
            SheetWriter writer = new SheetWriter(workbook, rowsASheet);
            List<Table<?>> tables = new ArrayList<>(results(runs, workbook, writer));
            tables.addAll(explained);
            List<AboutTable.Fact> facts = new ArrayList<>(AboutTable.provenance(runs));
            facts.addAll(further.write(writer));
            writer.write(AboutTable.columns(tables));
            writer.write(AboutTable.of(facts));
            workbook.write(out);
        } catch (RuntimeException e) {
            // POI wraps what goes wrong with its own temporary files.
            if (e.getCause() instanceof IOException io) {
                throw io;
            }
            throw e;
        }
    }

    private static List<Table<?>> results(List<RunSummary> runs, SXSSFWorkbook workbook, SheetWriter writer) {
        Table<SummaryTable.Row> summary = SummaryTable.of(runs);
        Table<SummaryTable.Row> intervals = IntervalTable.of(summary.rows());
        Table<CurveTable.Row> curve = CurveTable.of(runs);
        int[] widths = writer.write(summary).widths();
        SummaryCharts charts = new SummaryCharts(
                workbook.getXSSFWorkbook().getSheet(SummaryTable.NAME),
                new ChartGrid(widths, summary.rows().size() + 2));
        charts.drawBars(summary, intervals);
        charts.drawCurves(curve);

        List<Table<?>> others = List.of(
                FigureTable.of(runs),
                CellTable.of(runs),
                RatioTable.of(runs),
                curve,
                TrialTable.of(runs),
                ConditionTable.of(runs),
                intervals);
        others.forEach(writer::write);
        return Stream.concat(Stream.of(summary), others.stream()).toList();
    }
}
