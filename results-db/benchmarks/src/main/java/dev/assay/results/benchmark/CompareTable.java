package dev.assay.results.benchmark;

import com.sun.management.OperatingSystemMXBean;
import dev.assay.collectors.metric.Metric;
import dev.assay.results.comparison.Comparison;
import dev.assay.results.comparison.Question;
import dev.assay.results.comparison.Selector;
import dev.assay.results.comparison.StoredComparison;
import dev.assay.results.statistics.Margin;
import dev.assay.results.store.BulkIngest;
import dev.assay.results.store.ResultsStore;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/**
 * How long one comparison of 100,000 generated trials takes, warm: two nights of 2,500 cells with 20 trials each, of which the
 * valid ones count. Reading is the store's part alone; the rest of the total is matching, statistics and what differs. The
 * time of all processors together stays near the same on a machine that has other work. {@code CompareTable [FILE]} keeps the
 * database at FILE, and takes it from there when it exists.
 */
public final class CompareTable {
    private static final int WARM_UP = 15;
    private static final int MEASURED = 11;
    private static final SyntheticFleet FLEET = new SyntheticFleet(100_000, 50, 50, 20, 0, 1);

    private static final OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private CompareTable() {}

    private interface Work {
        void run() throws Exception;
    }

    public static void main(String[] arguments) throws Exception {
        Path file = arguments.length > 0
                ? Path.of(arguments[0])
                : Files.createTempDirectory("assay-compare").resolve("synthetic.db");
        if (!Files.exists(file)) {
            try (BulkIngest ingest = BulkIngest.into(file)) {
                FLEET.generate(ingest::add);
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%d synthetic trials, %d processors, median of %d after %d, ms (least and most)%n",
                FLEET.trials(),
                Runtime.getRuntime().availableProcessors(),
                MEASURED,
                WARM_UP);
        System.out.printf(
                "%-37s  %-18s  %-18s  %-18s  %-18s%n",
                "compare", "reading", "its processors", "total", "its processors");
        try (ResultsStore store = ResultsStore.open(file)) {
            row(store, file, "decode_tps, night against night", Set.of(Metric.DECODE_TPS), false);
            row(store, file, "headline, night against night", Question.HEADLINE, false);
            row(store, file, "decode_tps, Q4_0 against Q8_0, paired", Set.of(Metric.DECODE_TPS), true);
        }
    }

    private static void row(ResultsStore store, Path file, String name, Set<Metric> metrics, boolean paired)
            throws Exception {
        Question question = new Question(
                Selector.parse(paired ? "quant=Q4_0" : "since=2026-01-01"),
                Selector.parse(paired ? "quant=Q8_0" : "since=2026-01-02T12:00:00Z"),
                metrics,
                Margin.DEFAULT,
                Set.of());
        StoredComparison comparison = new StoredComparison(store, file);
        Instant now = Instant.parse("2026-02-01T00:00:00Z");
        Comparison result = comparison.of(question, now);
        Times reading = times(() -> {
            store.runFacts();
            store.compared(metrics);
        });
        Times total = times(() -> comparison.of(question, now));
        System.out.printf(
                Locale.ROOT,
                "%-37s  %s  %s  %d rows, %d + %d trials%n",
                name,
                reading,
                total,
                result.rows().size(),
                result.base().trials(),
                result.candidate().trials());
    }

    /** Milliseconds of one repetition: by the clock, and of all processors together. */
    private record Times(double[] wall, double processors) {
        @Override
        public String toString() {
            String clock =
                    String.format(Locale.ROOT, "%.0f (%.0f to %.0f)", wall[MEASURED / 2], wall[0], wall[MEASURED - 1]);
            return String.format(Locale.ROOT, "%-18s  %-18.0f", clock, processors);
        }
    }

    private static Times times(Work work) throws Exception {
        for (int i = 0; i < WARM_UP; i++) {
            work.run();
        }
        double[] wall = new double[MEASURED];
        long before = PROCESS.getProcessCpuTime();
        for (int i = 0; i < MEASURED; i++) {
            long begin = System.nanoTime();
            work.run();
            wall[i] = (System.nanoTime() - begin) / 1e6;
        }
        double processors = (PROCESS.getProcessCpuTime() - before) / 1e6 / MEASURED;
        Arrays.sort(wall);
        return new Times(wall, processors);
    }
}
