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
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A spreadsheet program that is not ours opens the workbook and shows our digits. */
class LibreOfficeIT {
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

        assertThat(Surfaces.ofCells(shown(run))).isEqualTo(Surfaces.truth(run));
    }

    @Test
    void given_very_small_and_large_figures_then_libreoffice_shows_every_digit() throws Exception {
        RunSummary run = SmallRuns.run(List.of(1.2345e-9, 0.00098765, 7.0, 123456.0, 9.8765e11, -0.5));

        assertThat(Surfaces.ofCells(shown(run))).isEqualTo(Surfaces.truth(run));
    }

    @Test
    void given_text_that_looks_like_a_formula_then_libreoffice_shows_the_text() throws Exception {
        List<List<String>> rows = shown(SmallRuns.named("=1+1"));

        assertThat(rows.get(1).get(rows.getFirst().indexOf("model"))).isEqualTo("=1+1");
    }

    /** The first sheet as LibreOffice prints its places. */
    private List<List<String>> shown(RunSummary run) throws Exception {
        Path workbook = folder.resolve("r.xlsx");
        Exporter.export(List.of(run), workbook);
        Path log = folder.resolve("soffice.log");
        Process soffice = new ProcessBuilder(
                        "soffice",
                        "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                        "--headless",
                        "--convert-to",
                        // comma, quote, UTF-8, from line 1; texts as they are, places as shown; then the number of the
                        // sheet
                        "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,1",
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
        try (CSVParser parser =
                CSVParser.parse(folder.resolve("r-cells.csv"), StandardCharsets.UTF_8, CSVFormat.RFC4180)) {
            return parser.getRecords().stream().map(CSVRecord::toList).toList();
        }
    }
}
