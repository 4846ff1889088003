package dev.assay.harness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.dashboards.SyntheticRuns;
import dev.assay.dashboards.report.HtmlReport;
import dev.assay.harness.view.Artifacts;
import dev.assay.harness.view.ResultTable;
import dev.assay.harness.view.RunJson;
import dev.assay.results.summary.CellSummary;
import dev.assay.results.summary.CurvePoint;
import dev.assay.results.summary.CurveQuantity;
import dev.assay.results.summary.Digits;
import dev.assay.results.summary.RunSummary;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every surface shows the sustained curve, and all the same digits of it; what was not measured is nowhere a number. */
class CurveAgreementTest {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    @TempDir
    Path folder;

    private final List<CurvePoint> curve = List.of(
            point(0, "60", 173.421, 48.04, 8.1234567, 1.5104e9),
            point(1, "60", 151.9, 71.5, null, 1.2e9),
            point(2, "17.25", 120.00004, 75, null, 0.9e9));
    private final RunSummary run = run(curve);

    /** minute, trials, seconds, then each quantity; empty where it was not measured. */
    private final List<List<String>> truth = curve.stream()
            .map(p -> Stream.concat(
                            Stream.of(
                                    "" + p.minute(),
                                    "" + p.trials(),
                                    p.seconds().toPlainString()),
                            Arrays.stream(CurveQuantity.values())
                                    .map(q -> q.of(p)
                                            .map(BigDecimal::toPlainString)
                                            .orElse("")))
                    .toList())
            .toList();

    @Test
    void the_json_has_it() {
        JsonNode points = MAPPER.readTree(RunJson.text(run, Artifacts.NONE)).at("/cells/0/curve");

        assertThat(points.valueStream()
                        .map(point -> Stream.of(
                                        "minute",
                                        "trials",
                                        "seconds",
                                        "decode_tps",
                                        "temperature_c",
                                        "power_w",
                                        "frequency_hz")
                                .map(key -> point.get(key).isNull()
                                        ? ""
                                        : point.get(key).decimalValue().toPlainString())
                                .toList())
                        .toList())
                .isEqualTo(truth);
    }

    @Test
    void the_spreadsheet_has_it() throws Exception {
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(Surfaces.exported("x.xlsx", run)))) {
            Sheet sheet = workbook.getSheet("curve");
            DataFormatter shown = new DataFormatter();
            int first = IntStream.range(0, sheet.getRow(0).getLastCellNum())
                    .filter(i -> sheet.getRow(0).getCell(i).getStringCellValue().equals("minute"))
                    .findFirst()
                    .orElseThrow();

            assertThat(IntStream.rangeClosed(1, sheet.getLastRowNum())
                            .mapToObj(sheet::getRow)
                            .map(row -> cells(row, first, shown))
                            .toList())
                    .isEqualTo(truth);
        }
    }

    @Test
    void the_table_has_it() {
        List<String> lines = ResultTable.text(List.of(run), 200).lines().toList();
        int title = IntStream.range(0, lines.size())
                .filter(i -> lines.get(i).startsWith("sustained, minute by minute"))
                .findFirst()
                .orElseThrow();

        assertThat(lines.subList(title + 4, title + 7).stream()
                        .map(line -> Arrays.stream(line.strip().split(" +"))
                                .map(word -> word.equals("absent") ? "" : word)
                                .toList())
                        .toList())
                .isEqualTo(truth);
    }

    @Test
    void the_page_has_it_and_draws_a_line_a_quantity() throws Exception {
        Path file = folder.resolve("page.html");
        HtmlReport.write(List.of(run), file);

        assertThat(Jsoup.parse(file).select("table.curve tbody tr").stream()
                        .map(row -> row.select("td").eachText().stream()
                                .map(word -> word.equals("absent") ? "" : word)
                                .toList())
                        .toList())
                .isEqualTo(truth);
        assertThat(Jsoup.parse(file).select("polyline.curve").eachAttr("points"))
                .hasSize(3) // power has one point only, which is no line
                .first()
                .asString()
                .startsWith("0.00,3.00 50.00,");
    }

    @Test
    void a_run_without_a_curve_says_nothing_of_it() throws Exception {
        RunSummary none = SyntheticRuns.run();
        Path file = folder.resolve("page.html");
        HtmlReport.write(List.of(none), file);

        assertThat(MAPPER.readTree(RunJson.text(none, Artifacts.NONE))
                        .at("/cells/0")
                        .has("curve"))
                .isFalse();
        assertThat(ResultTable.text(List.of(none), 200)).doesNotContain("sustained");
        assertThat(Jsoup.parse(file).select("table.curve")).isEmpty();
    }

    private static List<String> cells(Row row, int first, DataFormatter shown) {
        return IntStream.range(first, first + 3 + CurveQuantity.values().length)
                .mapToObj(i -> shown.formatCellValue(row.getCell(i)))
                .toList();
    }

    private static CurvePoint point(
            int minute, String seconds, double tps, double celsius, Double watts, double hertz) {
        return new CurvePoint(
                minute,
                3,
                new BigDecimal(seconds),
                Digits.round(tps),
                Digits.round(celsius),
                watts == null ? null : Digits.round(watts),
                Digits.round(hertz));
    }

    private static RunSummary run(List<CurvePoint> curve) {
        RunSummary like = SyntheticRuns.run();
        CellSummary cell = like.cells().getFirst();
        return new RunSummary(
                like.run(),
                List.of(new CellSummary(cell.cell(), cell.trials(), cell.figures(), curve, List.of(), false)),
                List.of(),
                List.of());
    }
}
