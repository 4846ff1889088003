package dev.assay.results.benchmark;

import dev.assay.collectors.trace.Trace;
import dev.assay.results.samples.Samples;
import dev.assay.results.store.ResultsStore;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Prints one table: samples into our store, into plain rows and into DuckDB, in turns and on the same made-up samples; then
 * what a plot and a scan take. All three ways are warmed up with a tenth of the samples first.
 */
public final class IngestTable {
    private static final int PLOT_POINTS = 2000;
    private static final long SEED = 20261127;

    private final PrintStream out;
    private final Path folder;
    private final int samples;
    private final int rounds;

    private IngestTable(PrintStream out, Path folder, int samples, int rounds) {
        this.out = out;
        this.folder = folder;
        this.samples = samples;
        this.rounds = rounds;
    }

    /** @param arguments samples (10,000,000) and rounds (3) */
    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("assay-ingest");
        try {
            print(
                    System.out,
                    folder,
                    arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000_000,
                    arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3);
        } finally {
            delete(folder);
        }
    }

    static void print(PrintStream out, Path folder, int samples, int rounds) throws Exception {
        new IngestTable(out, folder, samples, rounds).print();
    }

    private void print() throws Exception {
        line("%,d samples, %d rounds in turns; synthetic data, see SyntheticTrace; one thread writes", samples, rounds);
        for (Contestant contestant : Contestant.all()) {
            once(contestant, SyntheticTrace.of(samples / 10, SEED), "warm-up");
        }
        ingest("8 channels as a board's at 1 kHz", SyntheticTrace.of(samples, SEED));
        ingest("worst case: 1 channel of full-entropy doubles and times", SyntheticTrace.worst(samples / 10, SEED));
        plot(SyntheticTrace.power(samples, SEED));
        line("");
        line(
                "of %d doubles that are easily lost (NaN with payload, infinities, -0.0, subnormal...) come back to the bit:"
                        + " Assay's chunks %d, SQLite %d, DuckDB %d",
                Exactness.SPECIAL.length, Exactness.ofChunks(), Exactness.ofSqlite(folder), Exactness.ofDuckDb(folder));
    }

    private void ingest(String data, List<Trace> traces) throws Exception {
        int count = traces.stream().mapToInt(Trace::count).sum();
        List<Contestant> all = Contestant.all();
        Map<String, List<Written>> written = new LinkedHashMap<>();
        all.forEach(contestant -> written.put(contestant.name(), new ArrayList<>()));
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < all.size(); i++) {
                Contestant turn = all.get((i + round) % all.size());
                written.get(turn.name()).add(once(turn, traces, "round"));
            }
        }
        line("");
        line("%-58s %12s %12s %12s %10s", data, "M samples/s", "best round", "M/s of CPU", "B/sample");
        written.forEach((name, rows) -> {
            List<Double> wall = rows.stream().map(row -> row.time().wallS()).toList();
            List<Double> cpu = rows.stream().map(row -> row.time().cpuS()).toList();
            line(
                    "%-58s %12.2f %12.2f %12.2f %10.2f",
                    "  " + name,
                    count / 1e6 / Clock.median(wall),
                    count / 1e6 / Collections.min(wall),
                    count / 1e6 / Clock.median(cpu),
                    (double) rows.getLast().bytes() / count);
        });
        scan(traces, count);
    }

    private record Written(Clock.Time time, long bytes) {}

    private Written once(Contestant contestant, List<Trace> traces, String name) throws Exception {
        Path place = Files.createDirectory(folder.resolve(name));
        Path file = place.resolve("samples.db");
        Clock.Time time = Clock.of(() -> contestant.store(traces, file));
        Written written = new Written(time, Contestant.bytes(file));
        delete(place);
        return written;
    }

    /** Every sample out again, held against what went in. */
    private void scan(List<Trace> traces, int count) throws Exception {
        Path place = Files.createDirectory(folder.resolve("scan"));
        Path file = place.resolve("samples.db");
        new AssayStore().store(traces, file);
        try (ResultsStore store = ResultsStore.open(file)) {
            var stored = AssayStore.samples(store);
            long[] seen = {0};
            Clock.Time all = Clock.of(() -> stored.forEach((_, piece) -> seen[0] += piece.count()));
            Samples[] one = new Samples[1];
            Clock.Time channel = Clock.of(
                    () -> one[0] = stored.samples(stored.channels().getLast(), Long.MIN_VALUE, Long.MAX_VALUE));
            Trace last = traces.getLast();
            boolean same = seen[0] == count
                    && Arrays.equals(one[0].times(), last.times())
                    && Arrays.equals(one[0].values(), last.values());
            line(
                    "  out of Assay's again: all of them %.2f M/s, the last channel %.2f M/s, %s",
                    count / 1e6 / all.wallS(),
                    last.count() / 1e6 / channel.wallS(),
                    same ? "the same to the bit" : "NOT THE SAME");
        }
        delete(place);
    }

    private void plot(List<Trace> traces) throws Exception {
        line("");
        line(
                "%-58s %12s %12s %12s",
                "a plot of %,d points from a channel of %,d samples"
                        .formatted(PLOT_POINTS, traces.getFirst().count()),
                "first ms",
                "warm ms",
                "least ms");
        for (Contestant contestant : Contestant.all()) {
            Path place = Files.createDirectory(folder.resolve("plot"));
            Path file = place.resolve("samples.db");
            contestant.store(traces, file);
            Contestant.Plotted plotted = contestant.plot(file, PLOT_POINTS);
            line(
                    "%-58s %12.0f %12.0f %12.0f",
                    "  " + contestant.name(), plotted.firstMs(), plotted.warmMs(), plotted.leastMs());
            delete(place);
        }
    }

    private void line(String format, Object... arguments) {
        out.println(String.format(Locale.ROOT, format, arguments));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> below = Files.walk(folder)) {
            for (Path each : below.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
