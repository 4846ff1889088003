package dev.assay.harness.export;

import dev.assay.results.summary.RunSummary;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/** An Excel workbook (ISO/IEC 29500): a sheet a table, then a sheet that explains the columns and one of provenance. */
public final class SpreadsheetExporter implements Exporter {
    @Override
    public String extension() {
        return ".xlsx";
    }

    @Override
    public void write(List<RunSummary> runs, OutputStream out) throws IOException {
        List<Table<?>> tables = List.of(
                CellTable.of(runs),
                RatioTable.of(runs),
                CurveTable.of(runs),
                TrialTable.of(runs),
                ConditionTable.of(runs));
        try (SXSSFWorkbook workbook = new SXSSFWorkbook()) {
            workbook.setCompressTempFiles(true);
            SheetWriter writer = new SheetWriter(workbook);
            for (Table<?> table : tables) {
                writer.write(table);
            }
            writer.write(AboutTable.columns(tables));
            writer.write(AboutTable.provenance(runs));
            workbook.write(out);
        } catch (RuntimeException e) {
            // POI wraps what goes wrong with its own temporary files.
            if (e.getCause() instanceof IOException io) {
                throw io;
            }
            throw e;
        }
    }
}
