package dev.assay.harness.export;

import dev.assay.results.summary.CurveQuantity;
import java.util.List;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.LegendPosition;
import org.apache.poi.xddf.usermodel.chart.MarkerStyle;
import org.apache.poi.xddf.usermodel.chart.ScatterStyle;
import org.apache.poi.xddf.usermodel.chart.XDDFScatterChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFValueAxis;
import org.apache.poi.xssf.usermodel.XSSFChart;

/** One quantity of sustained workloads over the minutes, a line a cell. */
final class CurveChart {
    static final int HEIGHT = 400;

    /** @param label of the line */
    record Line(String label, ChartData<CurveTable.Row> data) {}

    private final CurveQuantity quantity;
    private final List<Line> lines;

    CurveChart(CurveQuantity quantity, List<Line> lines) {
        this.quantity = quantity;
        this.lines =
                lines.stream().filter(line -> line.data().has(quantity.key())).toList();
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    void draw(XSSFChart chart, String title) {
        ChartLook.begin(chart, quantity.key() + ", " + title + ": medians minute by minute");
        XDDFValueAxis minutes = chart.createValueAxis(AxisPosition.BOTTOM);
        minutes.setTitle("minute (min)");
        minutes.setMinimum(0);
        XDDFValueAxis values = chart.createValueAxis(AxisPosition.LEFT);
        values.setTitle(quantity.key() + " (" + quantity.unit() + ")");
        values.setNumberFormat("General");
        ChartLook.axis(minutes);
        ChartLook.axis(values);
        ChartLook.grid(values);
        XDDFScatterChartData curves = (XDDFScatterChartData) chart.createData(ChartTypes.SCATTER, minutes, values);
        curves.setStyle(ScatterStyle.LINE_MARKER);
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            var series = (XDDFScatterChartData.Series)
                    curves.addSeries(line.data().numbers("minute"), line.data().numbers(quantity.key()));
            series.setTitle(line.label(), null);
            series.setSmooth(false);
            series.setMarkerStyle(MarkerStyle.CIRCLE);
            series.setLineProperties(ChartLook.line(i));
        }
        curves.setVaryColors(false);
        chart.plot(curves);
        chart.getOrAddLegend().setPosition(LegendPosition.BOTTOM);
    }
}
