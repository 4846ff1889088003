package dev.assay.harness.export;

import org.apache.poi.util.Units;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;

/** Where charts stand below a table: two beside each other, each row of them as high as its higher one. */
final class ChartGrid {
    private static final int WIDTH = 720;
    private static final int GAP = 20;
    private static final int ROW_HEIGHT = 20;
    /** Pixels of a character and of the margin of a column, in the font that workbooks begin with. */
    private static final int CHARACTER = 7;

    private static final int MARGIN = 5;

    private final int[] columnWidths;
    private int row;
    private int rowsOfThisLine;
    private boolean right;

    /**
     * @param columnWidths of the sheet, in characters
     * @param row first free one of the sheet, 0 and up
     */
    ChartGrid(int[] columnWidths, int row) {
        this.columnWidths = columnWidths.clone();
        this.row = row;
    }

    /** @param height in pixels */
    XSSFClientAnchor next(int height) {
        int rows = Math.ceilDiv(height, ROW_HEIGHT);
        int left = right ? WIDTH + GAP : 0;
        XSSFClientAnchor anchor = new XSSFClientAnchor();
        from(anchor, left);
        to(anchor, left + WIDTH);
        anchor.setRow1(row);
        anchor.setRow2(row + rows);
        rowsOfThisLine = Math.max(rowsOfThisLine, rows);
        if (right) {
            newLine();
        } else {
            right = true;
        }
        return anchor;
    }

    /** The next chart stands at the left, below all others. */
    void newLine() {
        if (rowsOfThisLine > 0) {
            row += rowsOfThisLine + 1;
            rowsOfThisLine = 0;
        }
        right = false;
    }

    private void from(XSSFClientAnchor anchor, int x) {
        int column = column(x);
        anchor.setCol1(column);
        anchor.setDx1(Units.pixelToEMU(x - left(column)));
    }

    private void to(XSSFClientAnchor anchor, int x) {
        int column = column(x);
        anchor.setCol2(column);
        anchor.setDx2(Units.pixelToEMU(x - left(column)));
    }

    private int column(int x) {
        int column = 0;
        while (left(column + 1) <= x) {
            column++;
        }
        return column;
    }

    private int left(int column) {
        int x = 0;
        for (int i = 0; i < column; i++) {
            x += (i < columnWidths.length ? columnWidths[i] : 8) * CHARACTER + MARGIN;
        }
        return x;
    }
}
