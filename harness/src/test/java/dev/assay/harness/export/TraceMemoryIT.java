package dev.assay.harness.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.dashboards.SyntheticRuns;
import dev.assay.harness.export.traces.SampleSource;
import dev.assay.harness.export.traces.TraceProgress;
import dev.assay.harness.export.traces.TraceReading;
import dev.assay.results.summary.RunSummary;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A million samples go through a program of its own whose heap is small. What it took is printed, not judged. */
class TraceMemoryIT {
    private static final int SAMPLES = 1_000_000;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"r.xlsx", "r.csv"})
    void given_a_million_samples_and_512_MB_of_heap_then_all_are_written(String name) throws Exception {
        Path log = folder.resolve("log");
        Process export = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Exporting.class.getName(),
                        folder.resolve(name).toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        boolean ended = export.waitFor(5, TimeUnit.MINUTES);
        export.destroyForcibly();

        assertThat(ended).isTrue();
        assertThat(export.exitValue()).as(Files.readString(log)).isZero();
        assertThat(folder.resolve(name)).isNotEmptyFile();
        System.out.print(Files.readString(log));
    }

    /** Runs in a Java of its own. */
    static final class Exporting {
        private Exporting() {}

        public static void main(String[] arguments) throws Exception {
            Path file = Path.of(arguments[0]);
            RunSummary run = SyntheticRuns.run();
            int each = Math.ceilDiv(SAMPLES, run.trials().size());
            long[] written = {0};
            SampleSource made = (trial, sink) -> {
                SplittableRandom random = new SplittableRandom(7);
                for (int i = 0; i < each && written[0] < SAMPLES; i++) {
                    sink.sample("power_w", "W", 1_000_000L * i, random.nextDouble());
                    written[0]++;
                }
                return Optional.empty();
            };
            long begin = System.nanoTime();
            TraceExporter.Exported exported =
                    Exporter.withTraces(file).export(List.of(run), new TraceReading(made, TraceProgress.NONE), file);
            double seconds = (System.nanoTime() - begin) / 1e9;
            if (written[0] != SAMPLES) {
                throw new AssertionError(written[0] + " samples");
            }
            System.out.printf(
                    "%d samples to %s: %.1f s, %d MB, peak heap at most %d MB of %d MB%n",
                    written[0],
                    exported.traces().getFileName(),
                    seconds,
                    Files.size(exported.traces()) / 1_000_000,
                    peak() / 1_000_000,
                    Runtime.getRuntime().maxMemory() / 1_000_000);
        }

        /** The peaks of the heap's parts added: no more was ever in use. */
        private static long peak() {
            return ManagementFactory.getMemoryPoolMXBeans().stream()
                    .filter(pool -> pool.getType() == MemoryType.HEAP)
                    .map(MemoryPoolMXBean::getPeakUsage)
                    .mapToLong(usage -> usage.getUsed())
                    .sum();
        }
    }
}
