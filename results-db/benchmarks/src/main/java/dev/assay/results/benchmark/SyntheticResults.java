package dev.assay.results.benchmark;

import dev.assay.collectors.trace.Trace;
import dev.assay.results.store.BulkIngest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Fills a new database with results that nobody measured, for benchmarks only: {@code SyntheticResults FILE [--trials 100000]
 * [--seed 1] [--devices 20] [--cells 10] [--blocks 10] [--samples-per-trial 0]}. Device ids begin with {@code synthetic:}, the suite is
 * {@code synthetic-nightly}, and every trial says that its sensors were simulated.
 */
public final class SyntheticResults {
    private SyntheticResults() {}

    public static void main(String[] arguments) throws Exception {
        List<String> rest = new ArrayList<>(List.of(arguments));
        Map<String, Long> options = new HashMap<>(Map.of(
                "--trials", 100_000L,
                "--seed", 1L,
                "--devices", 20L,
                "--cells", 10L,
                "--blocks", 10L,
                "--samples-per-trial", 0L));
        Path file = Path.of(rest.removeFirst());
        while (!rest.isEmpty()) {
            String name = rest.removeFirst();
            if (options.replace(name, Long.valueOf(rest.removeFirst())) == null) {
                throw new IllegalArgumentException("no such option: " + name + "; there are " + options.keySet());
            }
        }
        if (Files.exists(file)) {
            throw new IllegalArgumentException(file + " exists already; generated results go into a file of their own");
        }
        SyntheticFleet fleet = new SyntheticFleet(
                options.get("--trials").intValue(),
                options.get("--devices").intValue(),
                options.get("--cells").intValue(),
                options.get("--blocks").intValue(),
                options.get("--samples-per-trial").intValue(),
                options.get("--seed"));
        long[] samples = {0};
        long begin = System.nanoTime();
        try (BulkIngest ingest = BulkIngest.into(file)) {
            fleet.generate((row, phases, traces) -> {
                ingest.add(row, phases, traces);
                samples[0] += traces.stream().mapToInt(Trace::count).sum();
            });
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%s: %d synthetic trials of seed %d with %,d samples in %.1f s (%.0f trials/s, %.2f M samples/s);"
                        + " %.1f MB, %.0f bytes a trial%n",
                file,
                fleet.trials(),
                fleet.seed(),
                samples[0],
                seconds,
                fleet.trials() / seconds,
                samples[0] / 1e6 / seconds,
                Files.size(file) / 1e6,
                (double) Files.size(file) / fleet.trials());
    }
}
