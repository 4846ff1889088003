package dev.assay.harness.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.bundle.Workload;
import dev.assay.dashboards.SyntheticRuns;
import dev.assay.harness.SmallRuns;
import dev.assay.results.summary.CellSummary;
import dev.assay.results.summary.CurvePoint;
import dev.assay.results.summary.Digits;
import dev.assay.results.summary.RunSummary;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;

/** The charts of the summary as the file has them; what a spreadsheet program draws of them shows LibreOfficeIT. */
class ChartTest {
    @Test
    void given_a_run_then_there_is_a_chart_a_kind_of_workload_and_headline_metric_that_was_had() throws Exception {
        assertThat(titles(SyntheticRuns.run()))
                .containsExactly(
                        "decode_tps, generate: median and 95 % interval",
                        "prefill_tps, generate: median and 95 % interval",
                        "ttft_ms, generate: median and 95 % interval",
                        "rss_peak_bytes, generate: median and 95 % interval",
                        "throughput_ips, infer: median and 95 % interval",
                        "latency_ms, infer: percentiles over all values");
    }

    @Test
    void given_any_chart_then_the_numbers_it_draws_are_those_of_the_places_it_refers_to() throws Exception {
        try (XSSFWorkbook workbook = workbook(sustained())) {
            DataFormatter shown = new DataFormatter();
            int references = 0;
            for (Document chart : charts(workbook)) {
                for (Element reference : chart.select("c|numRef, c|strRef")) {
                    String formula = reference.selectFirst("c|f").text();
                    CellRangeAddress range = CellRangeAddress.valueOf(formula);
                    XSSFSheet sheet = workbook.getSheet(formula.substring(0, formula.indexOf('!')));
                    List<String> places = IntStream.rangeClosed(range.getFirstRow(), range.getLastRow())
                            .mapToObj(row ->
                                    shown.formatCellValue(sheet.getRow(row).getCell(range.getFirstColumn())))
                            .toList();

                    assertThat(drawn(reference)).as(formula).isEqualTo(places);
                    references++;
                }
            }
            assertThat(references).isGreaterThan(20);
        }
    }

    @Test
    void given_medians_with_intervals_then_error_bars_reach_from_bound_to_bound_and_fit_the_axis() throws Exception {
        try (XSSFWorkbook workbook = workbook(SmallRuns.run(List.of(5.2, 7.0, 3.1)))) {
            Document chart = charts(workbook).getFirst();

            assertThat(drawn(chart.selectFirst("c|plus"))).containsExactly("1.7333", "2.3333", "1.0333");
            assertThat(drawn(chart.selectFirst("c|minus"))).containsExactly("0.7429", "1", "0.4429");
            assertThat(chart.select("c|valAx c|max").attr("val")).isEqualTo("9.5");
            assertThat(chart.select("c|valAx c|min").attr("val")).isEqualTo("0.0");
        }
    }

    @Test
    void given_an_absent_figure_then_its_bar_is_a_gap_and_not_zero() throws Exception {
        try (XSSFWorkbook workbook = workbook(SyntheticRuns.run())) {
            Document chart = charts(workbook).getFirst();

            assertThat(drawn(chart.selectFirst("c|val"))).containsExactly("183.98", "183.7", "31.722", "");
            assertThat(chart.select("c|dispBlanksAs").attr("val")).isEqualTo("gap");
        }
    }

    @Test
    void given_a_sustained_curve_then_each_quantity_is_a_chart_with_a_line_a_cell() throws Exception {
        RunSummary run = sustained();
        try (XSSFWorkbook workbook = workbook(run)) {
            List<Document> curves = charts(workbook).stream()
                    .filter(chart -> !chart.select("c|scatterChart").isEmpty())
                    .toList();

            assertThat(curves.stream().map(ChartTest::title))
                    .containsExactly(
                            "decode_tps, sustained, simulated sensors: medians minute by minute",
                            "temperature_c, sustained, simulated sensors: medians minute by minute");
            assertThat(curves.getFirst().select("c|ser")).hasSize(2);
            assertThat(drawn(curves.getLast().selectFirst("c|yVal"))).containsExactly("48", "", "50");
            assertThat(curves.getLast().select("c|title").eachText()).contains("minute (min)", "temperature_c (°C)");
        }
    }

    @Test
    void given_more_cells_than_can_be_told_apart_then_the_title_says_how_many_are_shown() throws Exception {
        RunSummary many =
                SmallRuns.run(IntStream.range(1, 101).mapToObj(i -> (double) i).toList());

        assertThat(titles(many).getFirst())
                .isEqualTo("decode_tps, generate, the first 40 of 100 cells: median and 95 % interval");
    }

    @Test
    void given_no_cell_with_a_figure_then_there_is_no_chart() throws Exception {
        RunSummary like = SyntheticRuns.run();
        RunSummary failed = new RunSummary(
                like.run(),
                like.cells().stream().filter(c -> c.trials().valid() == 0).toList(),
                List.of(),
                List.of());

        assertThat(titles(failed)).isEmpty();
    }

    /** What the file says that stands there: a place without a number is empty. */
    private static List<String> drawn(Element data) {
        int count = Integer.parseInt(data.selectFirst("c|ptCount").attr("val"));
        String[] drawn = Collections.nCopies(count, "").toArray(String[]::new);
        for (Element point : data.select("c|pt")) {
            String text = point.selectFirst("c|v").text();
            drawn[Integer.parseInt(point.attr("idx"))] =
                    text.matches("-?[0-9.]+(E-?[0-9]+)?") ? plain(new BigDecimal(text)) : text;
        }
        return List.of(drawn);
    }

    private static String plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
    }

    private static List<String> titles(RunSummary run) throws Exception {
        try (XSSFWorkbook workbook = workbook(run)) {
            return charts(workbook).stream().map(ChartTest::title).toList();
        }
    }

    private static String title(Document chart) {
        return chart.selectFirst("c|chart > c|title").text();
    }

    private static List<Document> charts(XSSFWorkbook workbook) throws IOException {
        XSSFSheet summary = workbook.getSheetAt(0);
        assertThat(summary.getSheetName()).isEqualTo("summary");
        return summary.getDrawingPatriarch() == null
                ? List.of()
                : summary.getDrawingPatriarch().getCharts().stream()
                        .sorted((a, b) -> Integer.compare(number(a), number(b)))
                        .map(ChartTest::parsed)
                        .toList();
    }

    private static int number(XSSFChart chart) {
        return Integer.parseInt(chart.getPackagePart().getPartName().getName().replaceAll("\\D", ""));
    }

    private static Document parsed(XSSFChart chart) {
        try {
            return Jsoup.parse(
                    new String(chart.getPackagePart().getInputStream().readAllBytes(), StandardCharsets.UTF_8),
                    Parser.xmlParser());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static XSSFWorkbook workbook(RunSummary run) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new SpreadsheetExporter().write(List.of(run), out);
        return new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()));
    }

    /** Two sustained cells, on simulated sensors, whose curves are of different length. */
    private static RunSummary sustained() {
        RunSummary like = SyntheticRuns.run();
        Stream<CellSummary> cells = IntStream.range(0, 2).mapToObj(i -> {
            CellSummary cell = like.cells().get(i);
            Cell of = cell.cell();
            return new CellSummary(
                    new Cell(
                            of.id(),
                            of.device(),
                            of.runtime(),
                            of.model(),
                            new Workload.Sustained("hot", 128, 64, 180_000, 1, Workload.Sampling.GREEDY),
                            of.threads()),
                    cell.trials(),
                    cell.figures(),
                    IntStream.range(0, 3 + i).mapToObj(ChartTest::point).toList(),
                    List.of(),
                    true);
        });
        return new RunSummary(like.run(), cells.toList(), List.of(), List.of());
    }

    private static CurvePoint point(int minute) {
        return new CurvePoint(
                minute,
                3,
                Digits.round(60),
                Digits.round(170.5 - 10 * minute),
                minute == 1 ? null : Digits.round(48 + minute),
                null,
                null);
    }
}
