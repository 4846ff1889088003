package dev.assay.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.dashboards.SyntheticRuns;
import dev.assay.harness.export.Exporter;
import dev.assay.results.summary.RunSummary;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A spreadsheet program that is not ours opens the workbook and shows our digits. */
class LibreOfficeIT {
    /** LibreOffice's own files, which it takes seconds to make. */
    @TempDir
    static Path profile;

    @TempDir
    Path folder;

    @BeforeAll
    static void needsLibreOffice() {
        boolean there = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(p -> Files.isExecutable(Path.of(p, "soffice")));
        if (!there && "true".equals(System.getenv("CI"))) {
            throw new AssertionError("soffice is missing: apt-get install libreoffice-calc");
        }
        assumeTrue(there, "soffice is not installed");
    }

    @Test
    void given_a_run_then_libreoffice_shows_every_figure_as_we_do() throws Exception {
        RunSummary run = SyntheticRuns.run();
        printed(run);

        assertThat(Surfaces.ofCells(records("cells"))).isEqualTo(Surfaces.truth(run));
        assertThat(records("figures")).isEqualTo(Surfaces.csvText(run));
        assertThat(Files.readString(folder.resolve("r-figures.csv")))
                .as("byte for byte but for the line ends, which are LibreOffice's")
                .isEqualTo(new String(Surfaces.exported("x.csv", run), StandardCharsets.UTF_8).replace("\r\n", "\n"));
    }

    @Test
    void given_very_small_and_large_figures_then_libreoffice_shows_every_digit() throws Exception {
        RunSummary run = SmallRuns.run(List.of(1.2345e-9, 0.00098765, 7.0, 123456.0, 9.8765e11, -0.5));
        printed(run);

        assertThat(Surfaces.ofCells(records("cells"))).isEqualTo(Surfaces.truth(run));
        assertThat(records("figures")).isEqualTo(Surfaces.csvText(run));
    }

    @Test
    void given_text_that_is_not_what_it_looks_like_then_libreoffice_shows_the_text() throws Exception {
        List<String> texts = List.of("=1+1", "-2", "'quoted", "a \"b\", c", "1.50", "2026-01-02", "日本語 𝒳");
        RunSummary run = new RunSummary(
                SyntheticRuns.run().run(),
                texts.stream()
                        .flatMap(text -> SmallRuns.named(text).cells().stream())
                        .toList(),
                List.of(),
                List.of());
        printed(run);

        int model = records("cells").getFirst().indexOf("model");
        assertThat(records("cells").stream().skip(1).map(row -> row.get(model))).isEqualTo(texts);
        assertThat(records("figures")).isEqualTo(Surfaces.csvText(run));
    }

    @Test
    void given_a_run_then_libreoffice_draws_its_charts_with_intervals_and_units() throws Exception {
        Path workbook = folder.resolve("r.xlsx");
        Exporter.export(List.of(SyntheticRuns.run()), workbook);
        soffice("ods", workbook);

        List<Document> charts = charts(folder.resolve("r.ods"));
        assertThat(charts).hasSize(6);
        assertThat(charts.stream().map(Document::text))
                .anySatisfy(text -> assertThat(text)
                        .contains("decode_tps, generate: median and 95 % interval", "decode_tps (tok/s)", "cell"));
        assertThat(charts.stream()
                        .map(c -> c.getElementsByTag("chart:error-indicator").size()))
                .as("error bars: of four medians with intervals; too few trials for one; percentiles have none")
                .containsExactlyInAnyOrder(1, 1, 1, 1, 0, 0);
    }

    /** Converts every sheet as LibreOffice prints its places. */
    private void printed(RunSummary run) throws Exception {
        Path workbook = folder.resolve("r.xlsx");
        Exporter.export(List.of(run), workbook);
        // comma, quote, UTF-8, from line 1; texts as they are, places as shown; then which sheet: all
        soffice("csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1", workbook);
    }

    private List<List<String>> records(String sheet) throws Exception {
        try (CSVParser parser =
                CSVParser.parse(folder.resolve("r-" + sheet + ".csv"), StandardCharsets.UTF_8, CSVFormat.RFC4180)) {
            return parser.getRecords().stream().map(CSVRecord::toList).toList();
        }
    }

    private void soffice(String to, Path workbook) throws Exception {
        Path log = folder.resolve("soffice.log");
        Process soffice = new ProcessBuilder(
                        "soffice",
                        "-env:UserInstallation=" + profile.toUri(),
                        "--headless",
                        "--convert-to",
                        to,
                        "--outdir",
                        folder.toString(),
                        workbook.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!soffice.waitFor(3, TimeUnit.MINUTES)) {
            soffice.destroyForcibly();
            throw new AssertionError("soffice did not end: " + Files.readString(log));
        }
    }

    /** As LibreOffice keeps them in its own format. */
    private static List<Document> charts(Path document) throws Exception {
        List<Document> charts = new ArrayList<>();
        try (ZipFile zip = new ZipFile(document.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                if (entry.getName().matches("Object \\d+/content.xml")) {
                    charts.add(Jsoup.parse(zip.getInputStream(entry), "UTF-8", "", Parser.xmlParser()));
                }
            }
        }
        return charts;
    }
}
