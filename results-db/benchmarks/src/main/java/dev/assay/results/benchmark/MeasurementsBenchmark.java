package dev.assay.results.benchmark;

import dev.assay.collectors.metric.Metric;
import dev.assay.results.pairing.Measurement;
import dev.assay.results.store.ResultsStore;
import dev.assay.results.store.RunListing;
import dev.assay.results.store.StoreException;
import dev.assay.results.store.TrialSamples;
import dev.assay.results.summary.TrialRow;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Prints how long the readings of a comparison, and those of a trial's samples, take on a file of {@link SyntheticResults}: {@code MeasurementsBenchmark FILE}. */
public final class MeasurementsBenchmark {
    private static final int REPETITIONS = 21;

    /** A busy machine makes a thread wait, but does not make it work more. */
    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

    private interface Reading {
        int rows() throws StoreException;
    }

    private MeasurementsBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        try (ResultsStore store = ResultsStore.open(Path.of(arguments[0]))) {
            List<String> runs = store.runs().stream().map(RunListing::id).toList();
            print("decode_tps of all runs", () -> measured(store.measurements(Set.of(Metric.DECODE_TPS))));
            print("itl_ms (medians) of all runs", () -> measured(store.measurements(Set.of(Metric.ITL_MS))));
            print(
                    "decode_tps of the two latest runs",
                    () -> measured(store.measurements(runs.subList(0, 2), Set.of(Metric.DECODE_TPS))));
            print(
                    "decode_tps of the first and the latest run",
                    () -> measured(
                            store.measurements(List.of(runs.getFirst(), runs.getLast()), Set.of(Metric.DECODE_TPS))));
            print("cells", () -> store.cells().size());
            print("list of runs", () -> store.runs().size());
            print(
                    "one run whole",
                    () -> store.run("latest").orElseThrow().trials().size());
            samples(store);
            long begin = System.nanoTime();
            store.check();
            System.out.printf(
                    Locale.ROOT, "check of the whole file, once: %.1f s%n", (System.nanoTime() - begin) / 1e9);
        }
    }

    /** Of one trial among all, as a page about it would draw them. */
    private static void samples(ResultsStore store) throws StoreException {
        List<TrialRow> trials = store.run("latest").orElseThrow().trials();
        String trial = trials.get(trials.size() / 2).document().trial().id();
        if (store.samples(trial).orElseThrow().channels().isEmpty()) {
            return;
        }
        print("first channel of one trial, a plot of 2,000 points", () -> {
            TrialSamples samples = store.samples(trial).orElseThrow();
            return samples.plot(samples.channels().getFirst(), 2000).points().size();
        });
        print("all samples of one trial", () -> {
            int[] seen = {0};
            store.samples(trial).orElseThrow().forEach((_, piece) -> seen[0] += piece.count());
            return seen[0];
        });
    }

    private static int measured(List<Measurement> measurements) {
        return measurements.size();
    }

    private static void print(String what, Reading reading) throws StoreException {
        double[] ms = new double[REPETITIONS];
        double[] cpuMs = new double[REPETITIONS];
        int rows = 0;
        for (int i = 0; i < REPETITIONS; i++) {
            long begin = System.nanoTime();
            long cpuBegin = CPU.getCurrentThreadCpuTime();
            rows = reading.rows();
            cpuMs[i] = (CPU.getCurrentThreadCpuTime() - cpuBegin) / 1e6;
            ms[i] = (System.nanoTime() - begin) / 1e6;
        }
        double first = ms[0];
        Arrays.sort(ms);
        Arrays.sort(cpuMs);
        System.out.printf(
                Locale.ROOT,
                "%-50s %7d rows  first %7.1f ms, then median %7.1f, least %7.1f ms; median of its thread's CPU %7.1f ms%n",
                what,
                rows,
                first,
                ms[REPETITIONS / 2],
                ms[0],
                cpuMs[REPETITIONS / 2]);
    }
}
