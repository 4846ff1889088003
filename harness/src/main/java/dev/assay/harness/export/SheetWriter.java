package dev.assay.harness.export;

import java.io.IOException;
import java.util.List;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/** Writes a table as a sheet: frozen head, filter, columns as wide as their content within reason. */
final class SheetWriter {
    private static final int NARROWEST = 6;
    private static final int WIDEST = 48;
    /** A column's width is given in 256ths of a character. */
    private static final int CHARACTER = 256;

    private final SXSSFWorkbook workbook;
    private final SheetStyles styles;

    SheetWriter(SXSSFWorkbook workbook) {
        this.workbook = workbook;
        this.styles = new SheetStyles(workbook);
    }

    <R> void write(Table<R> table) throws IOException {
        if (table.rows().size() >= SpreadsheetVersion.EXCEL2007.getMaxRows()) {
            throw new IOException("the sheet " + table.name() + " would have "
                    + table.rows().size() + " rows, more than a spreadsheet can hold; export fewer runs, or to .json");
        }
        SXSSFSheet sheet = workbook.createSheet(table.name());
        int[] widths = head(sheet.createRow(0), table.fields());
        int next = 1;
        for (R row : table.rows()) {
            row(sheet.createRow(next++), table.values(row), widths);
        }
        for (int i = 0; i < widths.length; i++) {
            sheet.setColumnWidth(i, (Math.clamp(widths[i], NARROWEST, WIDEST) + 2) * CHARACTER);
        }
        sheet.createFreezePane(0, 1);
        sheet.setAutoFilter(
                new CellRangeAddress(0, table.rows().size(), 0, table.fields().size() - 1));
    }

    private <R> int[] head(Row row, List<Field<R>> fields) {
        int[] widths = new int[fields.size()];
        for (int i = 0; i < widths.length; i++) {
            Cell cell = row.createCell(i);
            cell.setCellValue(fields.get(i).name());
            cell.setCellStyle(styles.head());
            widths[i] = fields.get(i).name().length();
        }
        return widths;
    }

    private void row(Row row, List<Value> values, int[] widths) {
        for (int i = 0; i < widths.length; i++) {
            Value value = values.get(i);
            widths[i] = Math.max(widths[i], value.plain().length());
            if (!(value instanceof Value.Nothing)) {
                fill(row.createCell(i), value);
            }
        }
    }

    private void fill(Cell cell, Value value) {
        switch (value) {
            case Value.Text(String text) -> {
                cell.setCellValue(OoxmlText.encode(text));
                cell.setCellStyle(styles.text());
            }
            case Value.Rounded rounded -> {
                cell.setCellValue(rounded.number().doubleValue());
                cell.setCellStyle(styles.decimals(rounded.number().scale()));
            }
            case Value.Exact exact -> cell.setCellValue(exact.number());
            case Value.Count count -> {
                cell.setCellValue(count.number());
                cell.setCellStyle(styles.decimals(0));
            }
            case Value.Nothing nothing -> {}
        }
    }
}
