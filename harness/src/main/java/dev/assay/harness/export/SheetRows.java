package dev.assay.harness.export;

import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/**
 * A table as a sheet, row by row: frozen head, filter, columns as wide as their content within reason. More rows than a
 * sheet can hold go on in a further sheet, NAME-2 and so on, under the same head.
 */
final class SheetRows<R> {
    private static final int NARROWEST = 6;
    private static final int WIDEST = 48;
    /** A column's width is given in 256ths of a character. */
    private static final int CHARACTER = 256;
    /** Rows that the widths are taken from. */
    private static final int LOOKED_AT = 2000;

    private final SXSSFWorkbook workbook;
    private final SheetStyles styles;
    private final int rowsASheet;
    private final String name;
    private final List<Field<R>> fields;
    private final int[] widths;
    private SXSSFSheet sheet;
    private int sheets;
    private int next;

    SheetRows(SXSSFWorkbook workbook, SheetStyles styles, int rowsASheet, String name, List<Field<R>> fields) {
        this.workbook = workbook;
        this.styles = styles;
        this.rowsASheet = rowsASheet;
        this.name = name;
        this.fields = fields;
        this.widths = fields.stream().mapToInt(f -> f.name().length()).toArray();
        beginSheet();
    }

    void add(R row) {
        if (next == rowsASheet) {
            endSheet();
            beginSheet();
        }
        Row places = sheet.createRow(next++);
        for (int i = 0; i < widths.length; i++) {
            Value value = fields.get(i).value().apply(row);
            if (next <= LOOKED_AT) {
                widths[i] = Math.max(widths[i], value.plain().length());
            }
            if (!(value instanceof Value.Nothing)) {
                fill(places.createCell(i), value);
            }
        }
    }

    /** No row follows. */
    void end() {
        endSheet();
    }

    /** The width of each column, in characters. */
    int[] widths() {
        int[] wide = new int[widths.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = Math.clamp(widths[i], NARROWEST, WIDEST) + 2;
        }
        return wide;
    }

    private void beginSheet() {
        sheets++;
        sheet = workbook.createSheet(sheets == 1 ? name : name + "-" + sheets);
        Row head = sheet.createRow(0);
        for (int i = 0; i < widths.length; i++) {
            Cell cell = head.createCell(i);
            cell.setCellValue(fields.get(i).name());
            cell.setCellStyle(styles.head());
        }
        next = 1;
    }

    private void endSheet() {
        int[] wide = widths();
        for (int i = 0; i < wide.length; i++) {
            sheet.setColumnWidth(i, wide[i] * CHARACTER);
        }
        sheet.createFreezePane(0, 1);
        sheet.setAutoFilter(new CellRangeAddress(0, next - 1, 0, fields.size() - 1));
    }

    private void fill(Cell cell, Value value) {
        switch (value) {
            case Value.Text(String text) -> text(cell, text);
            case Value.Rounded rounded -> {
                cell.setCellValue(rounded.number().doubleValue());
                cell.setCellStyle(styles.decimals(rounded.number().scale()));
            }
            // The format has no number for these.
            case Value.Exact exact when !Double.isFinite(exact.number()) -> text(cell, exact.plain());
            case Value.Exact exact -> cell.setCellValue(exact.number());
            case Value.Count count -> {
                cell.setCellValue(count.number());
                cell.setCellStyle(styles.decimals(0));
            }
            case Value.Nothing nothing -> {}
        }
    }

    private void text(Cell cell, String text) {
        cell.setCellValue(OoxmlText.encode(text));
        cell.setCellStyle(styles.text());
    }
}
