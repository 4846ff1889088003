package dev.assay.harness.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.collectors.metric.Metric;
import dev.assay.collectors.metric.MetricValue;
import dev.assay.dashboards.SyntheticRuns;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ExporterTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"results.ods", "results", ".hidden", "results.xlsx.bak", "results.xml"})
    void given_an_unknown_extension_then_the_error_names_the_known_ones_and_nothing_is_written(String name) {
        assertThatThrownBy(() -> Exporter.export(SyntheticRuns.two(), folder.resolve(name)))
                .isInstanceOfSatisfying(
                        UnknownFormatException.class,
                        e -> assertThat(e.remedy()).contains(".xlsx", ".csv", ".json", ".tex", ".junit.xml"));
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"r.xlsx", "r.csv", "r.json", "r.tex", "r.junit.xml", "R.CSV"})
    void given_a_file_that_exists_then_it_is_replaced_and_nothing_else_is_left(String name) throws Exception {
        Path file = Files.writeString(folder.resolve(name), "old");

        Exporter.export(SyntheticRuns.two(), file);

        assertThat(file).isNotEmptyFile();
        assertThat(Files.readAllBytes(file)).isNotEqualTo("old".getBytes());
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void given_the_same_runs_then_text_formats_are_the_same_bytes() throws Exception {
        for (Exporter exporter :
                List.of(new CsvExporter(), new JsonExporter(), new LatexExporter(), new JUnitExporter())) {
            assertThat(bytes(exporter)).isEqualTo(bytes(exporter));
        }
    }

    @Test
    void given_runs_then_the_spreadsheet_has_its_sheets_each_with_a_frozen_head_and_a_filter() throws Exception {
        try (XSSFWorkbook workbook = workbook()) {
            List<String> names = new ArrayList<>();
            for (Sheet sheet : workbook) {
                names.add(sheet.getSheetName());
                assertThat(sheet.getPaneInformation().getHorizontalSplitPosition())
                        .isEqualTo((short) 1);
                assertThat(((XSSFSheet) sheet).getCTWorksheet().isSetAutoFilter())
                        .isTrue();
            }
            assertThat(names)
                    .containsExactly(
                            "summary",
                            "figures",
                            "cells",
                            "ratios",
                            "curve",
                            "trials",
                            "conditions",
                            "intervals",
                            "columns",
                            "about");
        }
    }

    @Test
    void given_an_absent_metric_then_the_spreadsheet_names_it_with_its_reason() throws Exception {
        try (XSSFWorkbook workbook = workbook()) {
            Sheet cells = workbook.getSheet("cells");
            Row head = cells.getRow(0);
            int absent = head.getLastCellNum() - 1;

            assertThat(head.getCell(absent).getStringCellValue()).isEqualTo("absent");
            assertThat(cells.getRow(1).getCell(absent).getStringCellValue())
                    .contains("energy_j: " + SyntheticRuns.NO_POWER);
        }
    }

    @Test
    void given_any_column_then_the_sheet_of_columns_explains_it() throws Exception {
        try (XSSFWorkbook workbook = workbook()) {
            List<String> explained = new ArrayList<>();
            workbook.getSheet("columns")
                    .forEach(row -> explained.add(row.getCell(0).getStringCellValue() + "/"
                            + row.getCell(1).getStringCellValue()));
            for (String sheet :
                    List.of("summary", "figures", "cells", "ratios", "curve", "trials", "conditions", "intervals")) {
                workbook.getSheet(sheet)
                        .getRow(0)
                        .forEach(cell -> assertThat(explained).contains(sheet + "/" + cell.getStringCellValue()));
            }
        }
    }

    @Test
    void given_a_trial_then_the_spreadsheet_and_the_json_have_its_exact_values() throws Exception {
        JsonNode trials =
                JsonMapper.shared().readTree(bytes(new JsonExporter())).at("/runs/0/trials");
        try (XSSFWorkbook workbook = workbook()) {
            Sheet sheet = workbook.getSheet("trials");
            int load = column(sheet, "load_ms");
            for (int i = 0; i < trials.size(); i++) {
                JsonNode value = trials.get(i).at("/values/load_ms/value");
                if (!value.isMissingNode()) {
                    assertThat(sheet.getRow(i + 1).getCell(load).getNumericCellValue())
                            .isEqualTo(value.asDouble())
                            .isEqualTo(exactLoad(i));
                }
            }
        }
    }

    @Test
    void given_an_absent_metric_then_csv_has_one_row_for_it_with_the_reason_and_no_value() throws Exception {
        String csv = new String(bytes(new CsvExporter()), StandardCharsets.UTF_8);
        try (CSVParser parser = CSVParser.parse(
                csv,
                CSVFormat.RFC4180
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get())) {
            assertThat(parser.getRecords().stream()
                            .filter(r -> r.get("metric").equals("energy_j")
                                    && r.get("cell").equals("c1")))
                    .singleElement()
                    .satisfies(r -> {
                        assertThat(r.get("value")).isEmpty();
                        assertThat(r.get("absent")).isEqualTo(SyntheticRuns.NO_POWER);
                    });
        }
    }

    private static double exactLoad(int trial) {
        return ((MetricValue.Scalar)
                        SyntheticRuns.run().trials().get(trial).values().get(Metric.LOAD_MS))
                .value();
    }

    private static int column(Sheet sheet, String name) {
        for (var cell : sheet.getRow(0)) {
            if (cell.getStringCellValue().equals(name)) {
                return cell.getColumnIndex();
            }
        }
        throw new AssertionError("no column " + name);
    }

    private static byte[] bytes(Exporter exporter) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        exporter.write(List.of(SyntheticRuns.run()), out);
        return out.toByteArray();
    }

    private XSSFWorkbook workbook() throws Exception {
        Path file = folder.resolve("r.xlsx");
        Exporter.export(List.of(SyntheticRuns.run()), file);
        try (InputStream in = Files.newInputStream(file)) {
            return new XSSFWorkbook(in);
        }
    }
}
