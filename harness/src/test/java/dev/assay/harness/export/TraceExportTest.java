package dev.assay.harness.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.collectors.bundle.Bundle;
import dev.assay.collectors.bundle.BundleWriter;
import dev.assay.collectors.trace.Trace;
import dev.assay.collectors.trace.TraceFile;
import dev.assay.collectors.verdict.Verdict;
import dev.assay.dashboards.SyntheticRuns;
import dev.assay.harness.export.traces.BundleSamples;
import dev.assay.harness.export.traces.SampleRow;
import dev.assay.harness.export.traces.SampleSource;
import dev.assay.harness.export.traces.StoredSamples;
import dev.assay.harness.export.traces.TraceProgress;
import dev.assay.harness.export.traces.TraceReading;
import dev.assay.results.store.ResultsStore;
import dev.assay.results.summary.RunSummary;
import dev.assay.results.summary.TrialRow;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraceExportTest {
    private static final Path GOLDEN =
            Path.of(System.getProperty("assay.home"), "collectors/src/test/resources/golden");

    @TempDir
    Path folder;

    @Test
    void given_a_real_bundle_then_the_csv_has_every_sample_exactly_on_the_time_of_its_runner() throws Exception {
        Bundle bundle = sealed("sampled-v2");

        export("r.csv", new BundleSamples(), trial(bundle));

        TraceFile trace = bundle.trace().orElseThrow();
        long start = trace.marks().stream()
                .filter(m -> m.mark().equals("runner_started"))
                .findFirst()
                .orElseThrow()
                .at();
        List<CSVRecord> rows = records(folder.resolve("r.traces.csv"));
        int at = 0;
        for (Trace channel : trace.traces().values()) {
            for (int i = 0; i < channel.count(); i++) {
                CSVRecord row = rows.get(at++);
                assertThat(row.get("channel")).isEqualTo(channel.channel().name());
                assertThat(row.get("unit")).isEqualTo(channel.channel().unit());
                assertThat(Math.round(Double.parseDouble(row.get("time_s")) * 1e9))
                        .isEqualTo(channel.timeNs(i) - start);
                assertThat(Double.parseDouble(row.get("value"))).isEqualTo(channel.value(i));
            }
        }
        assertThat(rows).hasSize(at).hasSizeGreaterThan(100);
        assertThat(folder.resolve("r.csv")).isNotEmptyFile();
    }

    @Test
    void given_a_stored_trial_then_the_database_gives_the_same_file_as_its_bundle_also_when_that_is_gone()
            throws Exception {
        Bundle bundle = sealed("sampled-v2");
        TrialRow trial = trial(bundle);
        export("bundle.csv", new BundleSamples(), trial);
        try (ResultsStore store = ResultsStore.open(folder.resolve("r.db"))) {
            store.ingest(bundle);
            Files.delete(bundle.dir().resolve("manifest.json"));

            var exported = export("stored.csv", new StoredSamples(store), trial);

            assertThat(exported.missing()).isEmpty();
        }
        assertThat(folder.resolve("stored.traces.csv")).hasSameTextualContentAs(folder.resolve("bundle.traces.csv"));
    }

    @Test
    void given_a_trial_that_the_database_lacks_then_its_bundle_is_read_and_its_reason_told() throws Exception {
        try (ResultsStore store = ResultsStore.open(folder.resolve("r.db"))) {
            assertThat(export("r.csv", new StoredSamples(store), trial(sealed("sampled-v2")))
                            .missing())
                    .isEmpty();
            assertThat(export("r.csv", new StoredSamples(store), trial(sealed(null)))
                            .missing())
                    .extracting(SampleRow::absent)
                    .containsExactly("its bundle has no trace");
        }
    }

    @Test
    void given_a_real_bundle_then_the_sheet_has_the_same_rows_as_the_csv() throws Exception {
        TrialRow trial = trial(sealed("sampled-v2"));

        export("r.csv", new BundleSamples(), trial);
        export("r.xlsx", new BundleSamples(), trial);

        List<CSVRecord> rows = records(folder.resolve("r.traces.csv"));
        try (XSSFWorkbook workbook = new XSSFWorkbook(folder.resolve("r.xlsx").toFile())) {
            Sheet sheet = workbook.getSheet("traces");
            assertThat(sheet.getLastRowNum()).isEqualTo(rows.size());
            for (int i = 0; i < rows.size(); i++) {
                Row row = sheet.getRow(i + 1);
                assertThat(row.getCell(2).getStringCellValue())
                        .isEqualTo(rows.get(i).get("channel"));
                assertThat(row.getCell(4).getNumericCellValue())
                        .isEqualTo(Double.parseDouble(rows.get(i).get("time_s")));
                assertThat(row.getCell(5).getNumericCellValue())
                        .isEqualTo(Double.parseDouble(rows.get(i).get("value")));
            }
        }
    }

    @Test
    void given_a_bundle_that_is_gone_then_the_trial_is_named_with_the_reason_wherever_its_samples_would_stand()
            throws Exception {
        TrialRow gone = SyntheticRuns.run().trials().getFirst();
        String id = gone.document().trial().id();
        String why = "its bundle is gone: " + gone.bundle();

        var exported = export("r.xlsx", new BundleSamples(), gone);
        export("r.csv", new BundleSamples(), gone);

        assertThat(exported.missing()).singleElement().satisfies(row -> {
            assertThat(row.trial()).isEqualTo(id);
            assertThat(row.absent()).isEqualTo(why);
        });
        assertThat(records(folder.resolve("r.traces.csv"))).singleElement().satisfies(row -> {
            assertThat(row.get("trial")).isEqualTo(id);
            assertThat(row.get("value")).isEmpty();
            assertThat(row.get("time_s")).isEmpty();
            assertThat(row.get("absent")).isEqualTo(why);
        });
        try (XSSFWorkbook workbook = new XSSFWorkbook(folder.resolve("r.xlsx").toFile())) {
            assertThat(workbook.getSheet("traces").getRow(1).getCell(6).getStringCellValue())
                    .isEqualTo(why);
            Sheet about = workbook.getSheet("about");
            Row last = about.getRow(about.getLastRowNum());
            assertThat(last.getCell(1).getStringCellValue()).isEqualTo("absent traces of " + id);
            assertThat(last.getCell(2).getStringCellValue()).isEqualTo(why);
        }
    }

    @Test
    void given_bundles_without_samples_then_each_reason_says_why() throws Exception {
        Bundle golden = sealed("sampled-v2");
        TrialRow other = new TrialRow(golden.trial(), new Verdict.Valid(), Map.of(), golden.dir(), "ab".repeat(32));
        Bundle damaged = sealed("crashed");
        Files.write(damaged.dir().resolve("trace.bin"), new byte[] {1});

        assertThat(export(
                                "r.csv",
                                new BundleSamples(),
                                trial(sealed(null)),
                                trial(sealed("not-started")),
                                other,
                                trial(damaged))
                        .missing())
                .extracting(SampleRow::absent)
                .satisfiesExactly(
                        why -> assertThat(why).isEqualTo("its bundle has no trace"),
                        why -> assertThat(why).isEqualTo("its trace does not say when the runner started"),
                        why -> assertThat(why).startsWith("another bundle stands in its place"),
                        why -> assertThat(why).contains("trace.bin", "the manifest says"));
    }

    @Test
    void given_a_trace_that_is_cut_off_then_what_was_read_stands_there_and_the_reason_behind_it() throws Exception {
        byte[] whole = Files.readAllBytes(GOLDEN.resolve("sampled-v2/trace.bin"));
        Path dir = Files.createTempDirectory(folder, "cut");
        Files.write(dir.resolve("trace.bin"), Arrays.copyOf(whole, whole.length * 3 / 4));
        Bundle cut =
                BundleWriter.seal(dir, SyntheticRuns.run().trials().getFirst().document());

        export("r.csv", new BundleSamples(), trial(cut));

        List<CSVRecord> rows = records(folder.resolve("r.traces.csv"));
        assertThat(rows).hasSizeGreaterThan(100);
        assertThat(rows.getLast().get("absent")).startsWith("its trace is cut off at byte ");
        assertThat(rows.subList(0, rows.size() - 1))
                .allSatisfy(row -> assertThat(row.get("absent")).isEmpty());
    }

    @Test
    void given_more_rows_than_a_sheet_holds_then_they_go_on_in_the_next_and_none_is_lost() throws Exception {
        SampleSource ten = (trial, sink) -> {
            for (int i = 0; i < 10; i++) {
                sink.sample("power_w", "W", i * 1_000_000L, i);
            }
            return Optional.empty();
        };
        Path file = folder.resolve("r.xlsx");
        RunSummary run = run(SyntheticRuns.run().trials().getFirst());

        new SpreadsheetExporter(7).export(List.of(run), new TraceReading(ten, TraceProgress.NONE), file);

        List<Double> values = new ArrayList<>();
        try (XSSFWorkbook workbook = new XSSFWorkbook(file.toFile())) {
            for (String name : List.of("traces", "traces-2")) {
                Sheet sheet = workbook.getSheet(name);
                assertThat(sheet.getRow(0).getCell(5).getStringCellValue()).isEqualTo("value");
                assertThat(sheet.getLastRowNum()).isLessThan(7);
                for (int i = 1; i <= sheet.getLastRowNum(); i++) {
                    values.add(sheet.getRow(i).getCell(5).getNumericCellValue());
                }
            }
            assertThat(workbook.getSheet("traces-3")).isNull();
        }
        assertThat(values).containsExactly(0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0);
    }

    @Test
    void given_values_that_are_not_finite_then_they_stand_there_as_words() throws Exception {
        SampleSource odd = (trial, sink) -> {
            sink.sample("c", "1", 0, Double.NaN);
            sink.sample("c", "1", -1, Double.NEGATIVE_INFINITY);
            sink.sample("c", "1", 1, Double.MIN_VALUE);
            return Optional.empty();
        };
        TrialRow trial = SyntheticRuns.run().trials().getFirst();

        export("r.csv", odd, trial);
        export("r.xlsx", odd, trial);

        assertThat(records(folder.resolve("r.traces.csv")).stream().map(row -> Double.valueOf(row.get("value"))))
                .containsExactly(Double.NaN, Double.NEGATIVE_INFINITY, Double.MIN_VALUE);
        try (XSSFWorkbook workbook = new XSSFWorkbook(folder.resolve("r.xlsx").toFile())) {
            assertThat(workbook.getSheet("traces").getRow(1).getCell(5).getStringCellValue())
                    .isEqualTo("NaN");
            assertThat(workbook.getSheet("traces").getRow(3).getCell(5).getNumericCellValue())
                    .isEqualTo(Double.MIN_VALUE);
        }
    }

    @Test
    void given_a_reading_then_progress_is_told_before_the_first_trial_and_after_each() throws Exception {
        List<String> told = new ArrayList<>();
        SampleSource one = (trial, sink) -> {
            sink.sample("c", "1", 0, 1);
            return Optional.empty();
        };
        List<TrialRow> trials = SyntheticRuns.run().trials().subList(0, 2);

        new TraceReading(one, (done, all, samples) -> told.add(done + "/" + all + " " + samples))
                .read(List.of(run(trials.toArray(TrialRow[]::new))), row -> {});

        assertThat(told).containsExactly("0/2 0", "1/2 1", "2/2 2");
    }

    @Test
    void given_a_format_without_room_for_samples_then_the_error_names_those_with_room() {
        assertThatThrownBy(() -> Exporter.withTraces(Path.of("r.tex")))
                .isInstanceOfSatisfying(
                        UnknownFormatException.class,
                        e -> assertThat(e.remedy()).contains(".xlsx", ".csv").doesNotContain(".tex"));
    }

    /** What a device left, in a bundle of its own; null: nothing. */
    private Bundle sealed(String golden) throws Exception {
        Path dir = Files.createTempDirectory(folder, "bundle");
        if (golden != null) {
            try (var files = Files.list(GOLDEN.resolve(golden))) {
                for (Path file : files.toList()) {
                    Files.copy(file, dir.resolve(file.getFileName()));
                }
            }
        }
        return BundleWriter.seal(dir, SyntheticRuns.run().trials().getFirst().document());
    }

    private TraceExporter.Exported export(String name, SampleSource source, TrialRow... trials) throws Exception {
        Path file = folder.resolve(name);
        return Exporter.withTraces(file)
                .export(List.of(run(trials)), new TraceReading(source, TraceProgress.NONE), file);
    }

    private static RunSummary run(TrialRow... trials) {
        RunSummary like = SyntheticRuns.run();
        return new RunSummary(like.run(), like.cells(), List.of(), List.of(trials));
    }

    private static TrialRow trial(Bundle bundle) {
        return new TrialRow(bundle.trial(), new Verdict.Valid(), Map.of(), bundle.dir(), bundle.manifestSha256());
    }

    private static List<CSVRecord> records(Path file) throws Exception {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (CSVParser parser = CSVParser.parse(Files.readString(file, StandardCharsets.UTF_8), format)) {
            return parser.getRecords();
        }
    }
}
