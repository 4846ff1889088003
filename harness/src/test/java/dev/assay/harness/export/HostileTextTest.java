package dev.assay.harness.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.dashboards.report.HtmlReport;
import dev.assay.harness.SmallRuns;
import dev.assay.harness.view.Artifacts;
import dev.assay.harness.view.ResultTable;
import dev.assay.harness.view.RunJson;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import tools.jackson.databind.json.JsonMapper;

/** Names, methods and reasons come from outside: nothing in them may run, break a file or be lost. */
class HostileTextTest {
    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> known = Arbitraries.of(
                "=1+1",
                "+cmd|' /C calc'!A0",
                "-2",
                "@SUM(A1)",
                "\t=1",
                "'quoted",
                "a\"b,c\r\nd",
                "<script>alert(1)</script>",
                "\"><img src=x onerror=alert(1)>",
                "{{id}} {{{style}}}",
                "_x0041_",
                "_x005F_x0041_",
                "\u0000\u0001\u001b[31mred\u001b[0m",
                "\u202egnp.exe",
                "\uFFFE\uFFFF",
                "\u2028next",
                "日本語 𝒳",
                "]]>&amp;");
        Arbitrary<String> any = Arbitraries.strings().all().ofMinLength(1).ofMaxLength(40);
        return Arbitraries.oneOf(known, any).map(HostileTextTest::withoutLoneSurrogates);
    }

    @Property(tries = 40)
    void given_any_text_then_the_spreadsheet_has_it_as_text(@ForAll("texts") String text) throws IOException {
        try (XSSFWorkbook workbook =
                new XSSFWorkbook(new ByteArrayInputStream(written(new SpreadsheetExporter(), text)))) {
            Row head = workbook.getSheet("cells").getRow(0);
            Row row = workbook.getSheet("cells").getRow(1);
            Cell model = row.getCell(column(head, "model"));

            assertThat(model.getCellType()).isEqualTo(CellType.STRING);
            assertThat(model.getCellStyle().getQuotePrefixed()).isTrue();
            assertThat(model.getStringCellValue()).isEqualTo(text);
            assertThat(row.getCell(column(head, "absent")).getStringCellValue()).isEqualTo("energy_j: " + text);
        }
    }

    @Property(tries = 100)
    void given_any_text_then_the_csv_gives_it_back_and_no_field_is_a_formula(@ForAll("texts") String text)
            throws IOException {
        String csv = new String(written(new CsvExporter(), text), StandardCharsets.UTF_8);
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (CSVParser parser = CSVParser.parse(csv, format)) {
            CSVRecord row = parser.getRecords().getFirst();

            String model = row.get("model");
            assertThat("=+-@\t\r\n").doesNotContain(model.substring(0, 1));
            assertThat(model.startsWith("'") ? model.substring(1) : model).isEqualTo(text);
            assertThat(row.get("value")).as("numbers stay numbers").isEqualTo("-3.5");
        }
    }

    @Property(tries = 100)
    void given_any_text_then_the_json_gives_it_back(@ForAll("texts") String text) {
        String json = RunJson.text(SmallRuns.named(text), Artifacts.NONE);

        assertThat(JsonMapper.shared().readTree(json).at("/cells/0/model/name").asString())
                .isEqualTo(text);
    }

    @Property(tries = 40)
    void given_any_text_then_the_page_has_no_element_of_its_making(@ForAll("texts") String text) throws Exception {
        assertThat(elements(text)).isEqualTo(elements("harmless"));
    }

    @Property(tries = 100)
    void given_any_text_then_the_table_has_no_control_characters(@ForAll("texts") String text) {
        assertThat(ResultTable.text(List.of(SmallRuns.named(text)), 120)
                        .replace("\n", "")
                        .codePoints())
                .noneMatch(c -> Character.getType(c) == Character.CONTROL
                        || (c >= 0x202A && c <= 0x202E)
                        || (c >= 0x2066 && c <= 0x2069));
    }

    /** Which elements and attributes the page is made of. */
    private static List<String> elements(String text) throws Exception {
        Path file = Files.createTempFile("hostile", ".html");
        HtmlReport.write(List.of(SmallRuns.named(text)), file);
        Document page = Jsoup.parse(file);
        Files.delete(file);
        return page.getAllElements().stream()
                .map(e -> e.tagName()
                        + e.attributes().asList().stream()
                                .map(Attribute::getKey)
                                .toList())
                .toList();
    }

    private static byte[] written(Exporter exporter, String text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        exporter.write(List.of(SmallRuns.named(text)), out);
        return out.toByteArray();
    }

    private static int column(Row head, String name) {
        for (Cell cell : head) {
            if (cell.getStringCellValue().equals(name)) {
                return cell.getColumnIndex();
            }
        }
        throw new AssertionError("no column " + name);
    }

    /** UTF-8 cannot hold them; what happens to them is no concern of these tests. */
    private static String withoutLoneSurrogates(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
