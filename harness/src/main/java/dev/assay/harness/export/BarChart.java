package dev.assay.harness.export;

import dev.assay.collectors.metric.Metric;
import dev.assay.dashboards.text.Column;
import dev.assay.dashboards.text.Statistic;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.poi.xddf.usermodel.chart.AxisCrosses;
import org.apache.poi.xddf.usermodel.chart.AxisOrientation;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.BarDirection;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.LegendPosition;
import org.apache.poi.xddf.usermodel.chart.XDDFBarChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFValueAxis;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTErrBars;
import org.openxmlformats.schemas.drawingml.x2006.chart.STErrBarType;
import org.openxmlformats.schemas.drawingml.x2006.chart.STErrValType;

/** One metric of the cells of one kind of workload: a bar a cell, with the 95 % interval where there is one. */
final class BarChart {
    /** Of a median one series, of percentiles three. */
    private static final List<Statistic> SERIES =
            List.of(Statistic.MEDIAN, Statistic.P50, Statistic.P95, Statistic.P99);

    private static final List<Statistic> NUMBERS = Stream.concat(
                    SERIES.stream(), Stream.of(Statistic.LOW, Statistic.HIGH))
            .toList();

    private final Metric metric;
    private final ChartData<SummaryTable.Row> data;
    private final ChartData<SummaryTable.Row> intervals;
    private final List<String> series;

    /** @param intervals of the same rows, after {@link IntervalTable} */
    BarChart(Metric metric, ChartData<SummaryTable.Row> data, ChartData<SummaryTable.Row> intervals) {
        this.metric = metric;
        this.data = data;
        this.intervals = intervals;
        this.series = SERIES.stream()
                .map(statistic -> CellTable.name(metric, statistic))
                .filter(data::has)
                .toList();
    }

    /** Without a figure there is no chart. */
    boolean isEmpty() {
        return series.isEmpty();
    }

    /** In pixels: room for title and axis, and for each bar. */
    int height() {
        return 150 + data.rows().size() * (14 + 10 * series.size());
    }

    /** @param title without the metric's name */
    void draw(XSSFChart chart, String title) {
        boolean median = series.equals(List.of(CellTable.name(metric, Statistic.MEDIAN)));
        ChartLook.begin(
                chart,
                metric.key() + ", " + title + ": "
                        + (median ? "median and 95 % interval" : "percentiles over all values"));
        XDDFCategoryAxis cells = chart.createCategoryAxis(AxisPosition.LEFT);
        cells.setTitle("cell");
        cells.setOrientation(AxisOrientation.MAX_MIN);
        ChartLook.axis(cells);
        XDDFValueAxis values = chart.createValueAxis(AxisPosition.BOTTOM);
        unit(values);
        values.setCrosses(AxisCrosses.MAX);
        ChartLook.axis(values);
        ChartLook.grid(values);
        values.setMinimum(0 - end(numbers(NUMBERS).map(BigDecimal::negate)));
        values.setMaximum(end(numbers(NUMBERS)));
        XDDFBarChartData bars = (XDDFBarChartData) chart.createData(ChartTypes.BAR, cells, values);
        bars.setBarDirection(BarDirection.BAR);
        bars.setGapWidth(60);
        for (String column : series) {
            var one = (XDDFBarChartData.Series) bars.addSeries(data.texts(SummaryTable.LABEL), data.numbers(column));
            one.setTitle(column, data.head(column));
            one.setFillProperties(ChartLook.fill(series.indexOf(column)));
            if (median) {
                interval(one);
            }
        }
        bars.setVaryColors(false);
        chart.plot(bars);
        if (series.size() > 1) {
            chart.getOrAddLegend().setPosition(LegendPosition.BOTTOM);
        }
    }

    /** Numbers of bytes in the unit that tables would show them in; the places keep them whole. */
    private void unit(XDDFValueAxis axis) {
        Column.Measured column = new Column.Measured(metric, Statistic.MEDIAN, largest());
        axis.setTitle(column.unit().isEmpty() ? metric.key() : metric.key() + " (" + column.unit() + ")");
        axis.setNumberFormat(
                switch (column.unit()) {
                    case "kB" -> "0.##,";
                    case "MB" -> "0.##,,";
                    case "GB" -> "0.##,,,";
                    default -> "General";
                });
    }

    private BigDecimal largest() {
        return numbers(SERIES).max(Comparator.comparing(BigDecimal::abs)).orElse(BigDecimal.ONE);
    }

    private Stream<BigDecimal> numbers(List<Statistic> statistics) {
        return data.rows().stream()
                .map(row -> row.cell().figures().get(metric))
                .filter(figure -> figure != null)
                .flatMap(figure -> statistics.stream().flatMap(s -> s.of(figure).stream()));
    }

    /**
     * Where an axis ends that holds all numbers from 0 on: the next half of a power of ten. An end that a program chooses
     * by itself holds the bars and cuts their intervals off.
     */
    private static double end(Stream<BigDecimal> numbers) {
        BigDecimal largest = numbers.max(Comparator.naturalOrder()).orElse(BigDecimal.ZERO);
        if (largest.signum() <= 0) {
            return 0;
        }
        BigDecimal step = BigDecimal.valueOf(5, largest.scale() - largest.precision() + 2);
        return largest.divide(step, 0, RoundingMode.CEILING).multiply(step).doubleValue();
    }

    private void interval(XDDFBarChartData.Series bars) {
        if (!intervals.has(IntervalTable.above(metric))) {
            return;
        }
        // POI makes literals of an error bar's numbers, which LibreOffice draws not: the classes of the schema can
        // refer.
        CTErrBars errorBars = bars.getCTBarSer().addNewErrBars();
        errorBars.addNewErrBarType().setVal(STErrBarType.BOTH);
        errorBars.addNewErrValType().setVal(STErrValType.CUST);
        errorBars.addNewNoEndCap().setVal(false);
        intervals.refer(errorBars.addNewPlus().addNewNumRef(), IntervalTable.above(metric));
        intervals.refer(errorBars.addNewMinus().addNewNumRef(), IntervalTable.below(metric));
        bars.getErrorBars().setShapeProperties(ChartLook.thinBlack());
    }
}
