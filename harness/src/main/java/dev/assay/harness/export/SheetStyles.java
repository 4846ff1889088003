package dev.assay.harness.export;

import java.util.HashMap;
import java.util.Map;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Workbook;

/** The few styles of a workbook, each made once. */
final class SheetStyles {
    private static final int MOST_DECIMALS = 30;

    private final Workbook workbook;
    private final CellStyle head;
    private final CellStyle text;
    private final Map<Integer, CellStyle> byDecimals = new HashMap<>();

    SheetStyles(Workbook workbook) {
        this.workbook = workbook;
        Font bold = workbook.createFont();
        bold.setBold(true);
        head = workbook.createCellStyle();
        head.setFont(bold);
        head.setBorderBottom(BorderStyle.THIN);
        text = workbook.createCellStyle();
        // Without the prefix a text that begins with "=" would become a formula once someone edits it.
        text.setQuotePrefixed(true);
    }

    CellStyle head() {
        return head;
    }

    CellStyle text() {
        return text;
    }

    /** Shows a number with exactly so many decimals, which are the digits it has; past what Excel knows, as it likes. */
    CellStyle decimals(int decimals) {
        return byDecimals.computeIfAbsent(decimals, d -> {
            CellStyle style = workbook.createCellStyle();
            style.setDataFormat(workbook.createDataFormat().getFormat(format(d)));
            return style;
        });
    }

    private static String format(int decimals) {
        if (decimals > MOST_DECIMALS) {
            return "General";
        }
        return decimals == 0 ? "0" : "0." + "0".repeat(decimals);
    }
}
