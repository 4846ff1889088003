package dev.assay.harness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.metric.Metric;
import dev.assay.dashboards.SyntheticRuns;
import dev.assay.dashboards.report.HtmlReport;
import dev.assay.harness.view.Artifacts;
import dev.assay.harness.view.ResultTable;
import dev.assay.harness.view.RunJson;
import dev.assay.results.summary.CellSummary;
import dev.assay.results.summary.Digits;
import dev.assay.results.summary.Outlier;
import dev.assay.results.summary.RatioSummary;
import dev.assay.results.summary.RunSummary;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVRecord;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What must be said of figures beside their digits, on every surface: bare runs, and sensors that were not the device's. */
class LabelsTest {
    @TempDir
    Path folder;

    @Test
    void given_a_bare_cell_beside_a_sampled_one_then_every_surface_tells_them_apart() throws Exception {
        RunSummary run = bareAndSampled();

        assertThat(json(run).at("/cells/0/collectors").asString()).isEqualTo("none");
        assertThat(json(run).at("/cells/1/collectors").asString()).isEqualTo("all");
        assertThat(json(run).at("/ratios/0/base/collectors").asString()).isEqualTo("none");
        assertThat(Surfaces.csvRows(run))
                .extracting(row -> row.get("collectors"))
                .contains("none", "all");
        assertThat(sheet(run, "cells", "collectors")).containsExactly("none", "all");
        assertThat(table(run))
                .contains("collectors none, all")
                .containsPattern("quant +collectors")
                .contains("decode_tps collectors all / collectors none 0.996");
        assertThat(page(run).select("table.results th").eachText()).contains("collectors");
        assertThat(page(run).select(".ratios").text()).contains("collectors all / collectors none");
    }

    @Test
    void given_no_bare_cell_then_people_are_not_told_of_collectors_and_programs_still_are() throws Exception {
        RunSummary run = SyntheticRuns.run();

        assertThat(table(run)).doesNotContain("collectors");
        assertThat(page(run).text()).doesNotContain("collectors");
        assertThat(json(run).at("/cells/0/collectors").asString()).isEqualTo("all");
        assertThat(json(run).at("/cells/0/sensors").asString()).isEqualTo("device");
    }

    @Test
    void given_simulated_sensors_then_every_surface_says_so() throws Exception {
        RunSummary run = simulated();

        assertThat(json(run).at("/cells/0/sensors").asString()).isEqualTo("simulated");
        assertThat(Surfaces.csvRows(run))
                .extracting((CSVRecord row) -> row.get("sensors"))
                .containsOnly("simulated");
        assertThat(sheet(run, "cells", "sensors")).containsOnly("simulated");
        assertThat(table(run)).contains("simulated sensors: ");
        assertThat(page(run).select(".notice.simulated").text()).contains("simulated sensors: ");
    }

    @Test
    void given_the_devices_own_sensors_then_no_surface_speaks_of_simulation() throws Exception {
        RunSummary run = SyntheticRuns.run();

        assertThat(table(run)).doesNotContain("simulated");
        assertThat(page(run).select(".notice.simulated")).isEmpty();
        assertThat(sheet(run, "cells", "sensors")).containsOnly("device");
    }

    @Test
    void given_a_trial_that_stands_apart_then_table_page_and_json_name_it_with_its_score() throws Exception {
        RunSummary like = SyntheticRuns.run();
        CellSummary cell = like.cells().getFirst();
        Outlier outlier = new Outlier("t-7", Metric.DECODE_TPS, 120.25, -5.1234, 3.5);
        RunSummary run = new RunSummary(
                like.run(),
                List.of(new CellSummary(
                        cell.cell(), cell.trials(), cell.figures(), List.of(), List.of(outlier), false)),
                List.of(),
                List.of());
        String words = "decode_tps 120.25 tok/s, modified z-score -5.1234 (limit 3.5)";

        assertThat(json(run).at("/cells/0/outliers/0/score").asDouble()).isEqualTo(-5.1234);
        assertThat(table(run)).contains("stand apart, counted").contains(words);
        assertThat(page(run).select("table.outliers").text()).contains("t-7").contains(words);
    }

    private static RunSummary bareAndSampled() {
        RunSummary like = SyntheticRuns.run();
        CellSummary sampled = like.cells().getFirst();
        Cell cell = sampled.cell();
        Cell bare = new Cell(
                "bare",
                cell.device(),
                cell.runtime(),
                cell.model(),
                cell.workload(),
                cell.threads(),
                Cell.Collectors.NONE);
        return new RunSummary(
                like.run(),
                List.of(new CellSummary(bare, sampled.trials(), sampled.figures()), sampled),
                List.of(new RatioSummary(bare, cell, Metric.DECODE_TPS, Digits.round(0.996), null, 4, null)),
                List.of());
    }

    private static RunSummary simulated() {
        RunSummary like = SyntheticRuns.run();
        return new RunSummary(
                like.run(),
                like.cells().stream()
                        .map(c -> new CellSummary(c.cell(), c.trials(), c.figures(), List.of(), List.of(), true))
                        .toList(),
                List.of(),
                List.of());
    }

    private static JsonNode json(RunSummary run) {
        return JsonMapper.shared().readTree(RunJson.text(run, Artifacts.NONE));
    }

    private static String table(RunSummary run) {
        return ResultTable.text(List.of(run), 10_000);
    }

    private Document page(RunSummary run) throws Exception {
        Path file = folder.resolve("page.html");
        HtmlReport.write(List.of(run), file);
        return Jsoup.parse(file);
    }

    private static List<String> sheet(RunSummary run, String name, String column) throws Exception {
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(Surfaces.exported("x.xlsx", run)))) {
            Sheet sheet = workbook.getSheet(name);
            int at = IntStream.range(0, sheet.getRow(0).getLastCellNum())
                    .filter(i -> sheet.getRow(0).getCell(i).getStringCellValue().equals(column))
                    .findFirst()
                    .orElseThrow();
            return IntStream.rangeClosed(1, sheet.getLastRowNum())
                    .mapToObj(i -> sheet.getRow(i).getCell(at).getStringCellValue())
                    .toList();
        }
    }
}
