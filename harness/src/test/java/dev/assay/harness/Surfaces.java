package dev.assay.harness;

import dev.assay.collectors.metric.Metric;
import dev.assay.dashboards.report.HtmlReport;
import dev.assay.dashboards.text.CellGroup;
import dev.assay.dashboards.text.Statistic;
import dev.assay.harness.export.Exporter;
import dev.assay.harness.view.Artifacts;
import dev.assay.harness.view.ResultTable;
import dev.assay.harness.view.RunJson;
import dev.assay.results.summary.CellSummary;
import dev.assay.results.summary.RunSummary;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the figures back from every surface: "cell metric.statistic" to the digits as they stand there, in base units. */
final class Surfaces {
    private static final Pattern FIGURE =
            Pattern.compile("(?<median>-?[0-9.]+)(?: \\[(?<low>-?[0-9.]+), (?<high>-?[0-9.]+)])?"
                    + "(?: \\(n=[0-9]+\\))?(?: ±(?<uncertainty>[0-9.]+))?");

    private Surfaces() {}

    static Map<String, String> truth(RunSummary run) {
        Map<String, String> all = new TreeMap<>();
        for (CellSummary cell : run.cells()) {
            cell.figures().forEach((metric, figure) -> {
                for (Statistic s : Statistic.values()) {
                    s.of(figure)
                            .ifPresent(v -> all.put(key(cell.cell().id(), metric.key(), s.key()), v.toPlainString()));
                }
            });
        }
        return all;
    }

    static Map<String, String> json(RunSummary run) {
        JsonMapper mapper = JsonMapper.builder()
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build();
        Map<String, String> all = new TreeMap<>();
        for (JsonNode cell : mapper.readTree(RunJson.text(run, Artifacts.NONE)).get("cells")) {
            String id = cell.get("cell").asString();
            cell.get("metrics").properties().forEach(e -> {
                for (String name : List.of("median", "p50", "p90", "p95", "p99")) {
                    if (e.getValue().has(name)) {
                        all.put(key(id, e.getKey(), name), number(e.getValue().get(name)));
                    }
                }
                if (e.getValue().has("uncertainty")) {
                    all.put(
                            key(id, e.getKey(), "uncertainty"),
                            number(e.getValue().get("uncertainty")));
                }
                JsonNode interval = e.getValue().get("ci95");
                if (interval != null && interval.isArray()) {
                    all.put(key(id, e.getKey(), "low"), number(interval.get(0)));
                    all.put(key(id, e.getKey(), "high"), number(interval.get(1)));
                }
            });
        }
        return all;
    }

    static Map<String, String> csv(RunSummary run) {
        Map<String, String> all = new TreeMap<>();
        for (CSVRecord row : csvRows(run)) {
            if (!row.get("statistic").isEmpty()) {
                all.put(key(row.get("cell"), row.get("metric"), row.get("statistic")), row.get("value"));
            }
        }
        return all;
    }

    static List<CSVRecord> csvRows(RunSummary run) {
        try (CSVParser parser = CSVParser.parse(
                new String(exported("x.csv", run), StandardCharsets.UTF_8),
                CSVFormat.RFC4180
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get())) {
            return parser.getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the summary has room for the figure. */
    static boolean isHeadline(String key) {
        return key.matches(
                ".* (decode_tps|prefill_tps|throughput_ips|ttft_ms|latency_ms|energy_per_token_j|rss_peak_bytes"
                        + "|temp_peak_c)\\..*");
    }

    /** The sheets of the workbook by name, each as rows of text with its head first. */
    static Map<String, List<List<String>>> sheets(RunSummary run) {
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(exported("x.xlsx", run)))) {
            DataFormatter shown = new DataFormatter();
            Map<String, List<List<String>>> sheets = new TreeMap<>();
            for (Sheet sheet : workbook) {
                sheets.put(
                        sheet.getSheetName(),
                        StreamSupport.stream(sheet.spliterator(), false)
                                .map(row -> IntStream.range(0, sheet.getRow(0).getLastCellNum())
                                        .mapToObj(i -> shown.formatCellValue(row.getCell(i)))
                                        .toList())
                                .toList());
            }
            return sheets;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The CSV as records of text, its head first, without what guards against formulas. */
    static List<List<String>> csvText(RunSummary run) {
        try (CSVParser parser =
                CSVParser.parse(new String(exported("x.csv", run), StandardCharsets.UTF_8), CSVFormat.RFC4180)) {
            return parser.getRecords().stream()
                    .map(record -> record.stream()
                            .map(text -> text.startsWith("'") ? text.substring(1) : text)
                            .toList())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The sheet of cells as rows of text, its head first. */
    static Map<String, String> ofCells(List<List<String>> rows) {
        Map<String, String> all = new TreeMap<>();
        List<String> head = rows.getFirst();
        for (List<String> row : rows.subList(1, rows.size())) {
            for (int i = 0; i < head.size(); i++) {
                if (isFigure(head.get(i)) && !row.get(i).isEmpty()) {
                    all.put(row.get(head.indexOf("cell")) + " " + head.get(i), row.get(i));
                }
            }
        }
        return all;
    }

    static Map<String, String> table(RunSummary run) {
        List<String> lines = ResultTable.text(List.of(run), 10_000).lines().toList();
        Map<String, String> all = new TreeMap<>();
        int rule = -1;
        for (CellGroup group : CellGroup.of(run)) {
            do {
                rule++;
            } while (!lines.get(rule).matches("-+(  -+)*"));
            Matcher column = Pattern.compile("-+").matcher(lines.get(rule));
            while (column.find()) {
                String name = part(lines.get(rule - 2), column);
                String below = part(lines.get(rule - 1), column);
                for (int i = 0; i < group.cells().size() && Metric.byKey(name).isPresent(); i++) {
                    String id = group.cells().get(i).cell().id();
                    read(all, id, name, below, part(lines.get(rule + 1 + i), column));
                }
            }
        }
        return all;
    }

    static Map<String, String> page(RunSummary run, Path file) throws Exception {
        HtmlReport.write(List.of(run), file);
        Map<String, String> all = new TreeMap<>();
        for (Element table : Jsoup.parse(file).select("table.results")) {
            List<String> below = table.select("th").stream()
                    .map(th -> th.select("small").text())
                    .toList();
            for (Element row : table.select("tr[data-cell]")) {
                List<Element> places = row.select("td");
                for (int i = 0; i < places.size(); i++) {
                    String name = places.get(i).attr("data-column");
                    if (name.contains(".")) {
                        String text = places.get(i).select(".main").text() + " "
                                + places.get(i).select(".aside").text();
                        read(
                                all,
                                row.attr("data-cell"),
                                name.substring(0, name.indexOf('.')),
                                below.get(i),
                                text.strip());
                    }
                }
            }
        }
        return all;
    }

    /** Which figures a paper's table has: others are left to the files. */
    static boolean isInPaper(String key) {
        return key.matches(
                        ".* (prefill_tps|decode_tps|throughput_ips|energy_per_token_j|rss_peak_bytes|temp_peak_c)\\..*")
                || key.matches(".* latency_ms\\.(p50|p95|p99)");
    }

    static Map<String, String> paper(RunSummary run) {
        Map<String, String> all = new TreeMap<>();
        List<String> lines = new String(exported("x.tex", run), StandardCharsets.US_ASCII)
                .lines()
                .toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).strip().startsWith("% columns: ")) {
                String[] keys =
                        lines.get(i).strip().substring("% columns: ".length()).split(" ");
                String[] units = places(lines.get(i + 4));
                for (int row = i + 6; lines.get(row).contains("% cell "); row++) {
                    String cell = lines.get(row).substring(lines.get(row).indexOf("% cell ") + "% cell ".length());
                    String[] places = places(lines.get(row));
                    for (int column = 0; column < keys.length; column++) {
                        if (isFigure(keys[column])) {
                            String key = keys[column];
                            String below = key.endsWith(".median")
                                    ? units[column].replace("$^{\\circ}$", "°")
                                    : key.substring(key.indexOf('.') + 1);
                            read(
                                    all,
                                    cell,
                                    key.substring(0, key.indexOf('.')),
                                    below,
                                    places[column]
                                            .replace("$", "")
                                            .replace("\\,", " ")
                                            .replace("\\ ", " ")
                                            .replace("\\pm", " ±"));
                        }
                    }
                }
            }
        }
        return all;
    }

    private static String[] places(String line) {
        String[] places = line.substring(0, line.indexOf("\\\\")).split("&", -1);
        return Arrays.stream(places).map(String::strip).toArray(String[]::new);
    }

    static byte[] exported(String name, RunSummary run) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            Exporter.of(Path.of(name)).write(List.of(run), out);
            return out.toByteArray();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static void read(Map<String, String> all, String cell, String metric, String below, String text) {
        Matcher figure = FIGURE.matcher(text);
        if (!figure.matches()) {
            return;
        }
        boolean percentile = below.startsWith("p");
        all.put(key(cell, metric, percentile ? below : "median"), base(figure.group("median"), below));
        if (figure.group("low") != null) {
            all.put(key(cell, metric, "low"), base(figure.group("low"), below));
            all.put(key(cell, metric, "high"), base(figure.group("high"), below));
        }
        if (figure.group("uncertainty") != null) {
            all.put(key(cell, metric, "uncertainty"), base(figure.group("uncertainty"), below));
        }
    }

    private static String base(String number, String unit) {
        int shift =
                switch (unit) {
                    case "kB" -> 3;
                    case "MB" -> 6;
                    case "GB" -> 9;
                    default -> 0;
                };
        return shift == 0
                ? number
                : new BigDecimal(number)
                        .movePointRight(shift)
                        .stripTrailingZeros()
                        .toPlainString();
    }

    private static boolean isFigure(String column) {
        int dot = column.indexOf('.');
        return dot > 0
                && Metric.byKey(column.substring(0, dot)).isPresent()
                && List.of("median", "low", "high", "uncertainty", "p50", "p90", "p95", "p99")
                        .contains(column.substring(dot + 1));
    }

    private static String part(String line, Matcher column) {
        return line.length() <= column.start()
                ? ""
                : line.substring(column.start(), Math.min(column.end(), line.length()))
                        .strip();
    }

    private static String number(JsonNode node) {
        return node.decimalValue().toPlainString();
    }

    private static String key(String cell, String metric, String statistic) {
        return cell + " " + metric + "." + statistic;
    }
}
