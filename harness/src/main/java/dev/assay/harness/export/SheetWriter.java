package dev.assay.harness.export;

import java.util.List;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/** Writes tables as sheets of a workbook that is streamed to the disk: only a few rows are in memory. */
final class SheetWriter {
    private final SXSSFWorkbook workbook;
    private final SheetStyles styles;
    private final int rowsASheet;

    /** @param rowsASheet most rows of a sheet, its head included; at least 2 */
    SheetWriter(SXSSFWorkbook workbook, int rowsASheet) {
        this.workbook = workbook;
        this.styles = new SheetStyles(workbook);
        this.rowsASheet = rowsASheet;
    }

    <R> SheetRows<R> begin(String name, List<Field<R>> fields) {
        return new SheetRows<>(workbook, styles, rowsASheet, name, fields);
    }

    /** The rows stay open until the end, for what is to be known of them. */
    <R> SheetRows<R> write(Table<R> table) {
        SheetRows<R> rows = begin(table.name(), table.fields());
        table.rows().forEach(rows::add);
        rows.end();
        return rows;
    }
}
