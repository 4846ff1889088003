package dev.assay.harness.export;

import dev.assay.collectors.metric.Metric;
import dev.assay.dashboards.text.Columns;
import dev.assay.dashboards.text.Printable;
import dev.assay.results.summary.CurveQuantity;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/**
 * The charts of the summary: one a kind of workload and headline metric that a cell of it has, and one a quantity of the
 * sustained curve. They are the spreadsheet program's own, drawn from the places of the sheets.
 */
final class SummaryCharts {
    /** More bars or lines than this cannot be told apart; the title says how many are left out. */
    private static final int MOST_BARS = 40;

    private static final int MOST_LINES = 12;

    private final XSSFSheet sheet;
    private final ChartGrid grid;

    SummaryCharts(XSSFSheet sheet, ChartGrid grid) {
        this.sheet = sheet;
        this.grid = grid;
    }

    /** @param intervals of the table's rows */
    void drawBars(Table<SummaryTable.Row> table, Table<SummaryTable.Row> intervals) {
        List<SummaryTable.Row> rows = table.rows();
        int first = 0;
        while (first < rows.size()) {
            int end = first;
            while (end < rows.size()
                    && rows.get(end).kind().equals(rows.get(first).kind())) {
                end++;
            }
            List<SummaryTable.Row> kind = rows.subList(first, end);
            List<SummaryTable.Row> shown = kind.subList(0, Math.min(kind.size(), MOST_BARS));
            ChartData<SummaryTable.Row> data = new ChartData<>(table, 1 + first, shown);
            ChartData<SummaryTable.Row> distances = new ChartData<>(intervals, 1 + first, shown);
            for (Metric metric : HeadlineMetrics.ALL) {
                bars(new BarChart(metric, data, distances), title(kind, shown));
            }
            grid.newLine();
            first = end;
        }
    }

    private void bars(BarChart chart, String title) {
        if (!chart.isEmpty()) {
            chart.draw(sheet.createDrawingPatriarch().createChart(grid.next(chart.height())), title);
        }
    }

    void drawCurves(Table<CurveTable.Row> table) {
        List<CurveChart.Line> lines = lines(table);
        List<CurveChart.Line> shown = lines.subList(0, Math.min(lines.size(), MOST_LINES));
        boolean simulated = table.rows().stream().anyMatch(row -> row.cell().simulated());
        for (CurveQuantity quantity : CurveQuantity.values()) {
            CurveChart chart = new CurveChart(quantity, shown);
            if (!chart.isEmpty()) {
                chart.draw(
                        sheet.createDrawingPatriarch().createChart(grid.next(CurveChart.HEIGHT)),
                        "sustained" + of(lines.size(), shown.size()) + (simulated ? ", simulated sensors" : ""));
            }
        }
        grid.newLine();
    }

    private static List<CurveChart.Line> lines(Table<CurveTable.Row> table) {
        List<CurveChart.Line> lines = new ArrayList<>();
        List<CurveTable.Row> rows = table.rows();
        var cells = rows.stream().map(row -> row.cell().cell()).distinct().toList();
        boolean severalRuns =
                rows.stream().map(row -> row.run().run().id()).distinct().count() > 1;
        int first = 0;
        while (first < rows.size()) {
            CurveTable.Row row = rows.get(first);
            int end = first;
            while (end < rows.size() && rows.get(end).cell() == row.cell()) {
                end++;
            }
            String label = Columns.label(row.cell().cell(), cells)
                    + (severalRuns ? " " + row.run().run().id() : "");
            lines.add(new CurveChart.Line(
                    Printable.line(label), new ChartData<>(table, 1 + first, rows.subList(first, end))));
            first = end;
        }
        return lines;
    }

    private static String title(List<SummaryTable.Row> kind, List<SummaryTable.Row> shown) {
        boolean simulated = shown.stream().anyMatch(row -> row.cell().simulated());
        return kind.getFirst().kind() + of(kind.size(), shown.size()) + (simulated ? ", simulated sensors" : "");
    }

    private static String of(int all, int shown) {
        return all == shown ? "" : ", the first " + shown + " of " + all + " cells";
    }
}
