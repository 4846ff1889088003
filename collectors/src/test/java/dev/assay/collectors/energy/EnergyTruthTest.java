package dev.assay.collectors.energy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.collectors.sensing.Rail;
import dev.assay.collectors.trace.Channel;
import dev.assay.collectors.trace.Trace;
import dev.assay.collectors.trace.TraceFile;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * The judge of the arithmetic: energy against analytic truth, over all signals, rates and ways of sampling, with seeded
 * phases, widths and intervals. A thousand times each up to 100 Hz; above, where errors are small and samples many, fifty
 * times, or as many as the property {@code cases} says. It prints the tables that docs/energy.md shows.
 */
class EnergyTruthTest {
    private static final Set<Signal.Kind> SMOOTH = EnumSet.of(Signal.Kind.CONSTANT, Signal.Kind.RAMP, Signal.Kind.SINE);
    private static final Set<Signal.Kind> EDGES = EnumSet.of(Signal.Kind.STEP, Signal.Kind.PHASE);

    private enum Sampling {
        REGULAR("regular"),
        JITTERED("jittered"),
        MISSING("missing"),
        COUNTER("counter"),
        SLOW_COUNTER("counter, 50 ms");

        final String title;

        Sampling(String title) {
            this.title = title;
        }
    }

    private static int cases(int hz) {
        return hz <= 100 ? 1000 : Integer.getInteger("cases", 50);
    }

    /** Of fifty cases a few more may be outside by chance: two standard deviations. */
    private static double required(Row row) {
        int cases = cases(row.hz);
        return 0.95 - (cases < 1000 ? 2 * Math.sqrt(0.95 * 0.05 / cases) : 0);
    }

    private record Row(
            Signal.Kind kind,
            int hz,
            Sampling sampling,
            int absent,
            double p95,
            double max,
            double held,
            double width) {}

    @Test
    void errorsOfSecondsAreSmallOrCoveredByWhatIsStated() {
        List<Row> rows = rows(new int[] {10, 50, 100, 500, 1000}, 1, 2, 3);
        print("Intervals of 1 to 2 s", rows);

        assertThat(rows)
                .allSatisfy(
                        row -> assertThat(row.held).as("truth inside: " + row).isGreaterThanOrEqualTo(required(row)));
        assertThat(rows)
                .filteredOn(row -> SMOOTH.contains(row.kind) && row.hz >= 100 && row.sampling != Sampling.SLOW_COUNTER)
                .hasSize(3 * 4 * 3)
                .allSatisfy(row -> assertThat(row.max).as("any error: " + row).isLessThanOrEqualTo(0.005));
        assertThat(rows)
                .filteredOn(row -> EDGES.contains(row.kind) && row.hz >= 100 && row.sampling != Sampling.SLOW_COUNTER)
                .hasSize(2 * 4 * 3)
                .allSatisfy(row -> assertThat(row.p95).as("most errors: " + row).isLessThanOrEqualTo(0.005));
        assertThat(rows)
                .filteredOn(row -> row.hz >= 100 && row.sampling != Sampling.SLOW_COUNTER)
                .allSatisfy(row -> assertThat(row.width)
                        .as("not bought by width: " + row)
                        .isLessThanOrEqualTo(SMOOTH.contains(row.kind) || EDGES.contains(row.kind) ? 0.01 : 0.06));
    }

    @Test
    void errorsOfShortPhasesAreCoveredByWhatIsStated() {
        List<Row> rows = rows(new int[] {100, 500, 1000}, 0.06, 0.3, 1.2);
        print("Intervals of 60 to 300 ms", rows);

        assertThat(rows)
                .allSatisfy(
                        row -> assertThat(row.held).as("truth inside: " + row).isGreaterThanOrEqualTo(0.95));
    }

    private static List<Row> rows(int[] rates, double shortest, double longest, double traceS) {
        return Arrays.stream(Signal.Kind.values())
                .flatMap(kind -> Arrays.stream(Sampling.values())
                        .flatMap(sampling -> Arrays.stream(rates).mapToObj(hz ->
                                (Supplier<Row>) () -> row(kind, hz, sampling, shortest, longest, traceS))))
                .toList()
                .parallelStream()
                .map(Supplier::get)
                .toList();
    }

    private static Row row(
            Signal.Kind kind, int hz, Sampling sampling, double shortest, double longest, double traceS) {
        Random random = new Random(20261123L + 1000L * kind.ordinal() + 100_000L * sampling.ordinal() + hz);
        int cases = cases(hz);
        double[] errors = new double[cases];
        int figures = 0;
        int held = 0;
        double width = 0;
        for (int i = 0; i < cases; i++) {
            long begin = (long) (1e9 * (0.3 + 0.4 * random.nextDouble()));
            double seconds = shortest + (longest - shortest) * random.nextDouble();
            Window window = Window.of(begin, begin + (long) (1e9 * seconds));
            Signal signal = kind.draw(random, window, traceS);
            if (source(signal, hz, sampling, random, traceS).over(window) instanceof Energy energy) {
                double truth = signal.joules(window);
                double error = Math.abs(energy.joules() - truth);
                errors[figures++] = error / truth;
                held += error <= energy.uncertaintyJ() + 1e-9 * truth ? 1 : 0;
                width += energy.uncertaintyJ() / truth;
            }
        }
        double[] sorted = Arrays.copyOf(errors, figures);
        Arrays.sort(sorted);
        return new Row(
                kind,
                hz,
                sampling,
                cases - figures,
                figures == 0 ? 0 : sorted[(int) (0.95 * (figures - 1))],
                figures == 0 ? 0 : sorted[figures - 1],
                figures == 0 ? 1 : held / (double) figures,
                figures == 0 ? 0 : width / figures);
    }

    private static EnergySource source(Signal signal, int hz, Sampling sampling, Random random, double traceS) {
        double period = 1.0 / hz;
        double phase = random.nextDouble();
        int n = (int) ((traceS - period) * hz);
        int holeAt = n / 2 - random.nextInt(n / 4);
        int hole = Math.max(1, hz / 50);
        long[] times = new long[n];
        double[] values = new double[n];
        double wraps = 3;
        int kept = 0;
        for (int i = 0; i < n; i++) {
            double late = sampling == Sampling.JITTERED ? Math.clamp(0.15 * random.nextGaussian(), -0.45, 0.45) : 0;
            boolean lost =
                    sampling == Sampling.MISSING && (random.nextInt(100) < 2 || (i >= holeAt && i < holeAt + hole));
            if (!lost) {
                double t = (i + phase + late) * period + (sampling == Sampling.JITTERED ? period / 2 : 0);
                times[kept] = Math.round(1e9 * t);
                t = times[kept] / 1e9;
                values[kept++] = switch (sampling) {
                    case REGULAR, JITTERED, MISSING -> signal.watts().applyAsDouble(t);
                    case COUNTER -> counter(signal, t, 0.001, phase) % wraps;
                    case SLOW_COUNTER -> counter(signal, t, 0.050, phase) % wraps;
                };
            }
        }
        boolean counts = sampling == Sampling.COUNTER || sampling == Sampling.SLOW_COUNTER;
        Rail rail = counts ? new Rail.Counter("synthetic", "channel", wraps) : new Rail.Power("synthetic", "channel");
        Trace trace = new Trace(
                new Channel(0, "channel", counts ? "J" : "W", "synthetic", hz),
                Arrays.copyOf(times, kept),
                Arrays.copyOf(values, kept));
        TraceFile file = new TraceFile(
                Optional.empty(), Map.of("channel", trace), List.of(), Optional.empty(), Optional.empty());
        return EnergySource.of(rail, file);
    }

    /** Brought up to date every so often and counting in steps of 61 µJ, as RAPL's counters do. */
    private static double counter(Signal signal, double t, double updateS, double phase) {
        double updated = (Math.floor(t / updateS - phase) + phase) * updateS;
        return Math.floor(signal.joules().applyAsDouble(updated) / 61e-6) * 61e-6;
    }

    /** A row a signal and way of sampling; a cell a rate. */
    private static void print(String title, List<Row> rows) {
        Map<String, StringBuilder> lines = new LinkedHashMap<>();
        Map<Integer, String> rates = new TreeMap<>();
        for (Row row : rows) {
            rates.put(row.hz, " " + row.hz + " Hz |");
            lines.computeIfAbsent(
                            row.kind.title + " | " + row.sampling.title, key -> new StringBuilder("| " + key + " |"))
                    .append(String.format(
                            Locale.ROOT,
                            " %s (%s) %.1f ±%s%s |",
                            percent(row.p95),
                            percent(row.max),
                            100 * row.held,
                            percent(row.width),
                            row.absent == 0 ? "" : ", absent " + row.absent));
        }
        System.out.printf(
                "%n%s, %d cases to 100 Hz, %d above:%n%n| signal | sampled |%s%n| --- | --- |%s%n%s%n",
                title,
                cases(100),
                cases(1000),
                String.join("", rates.values()),
                " --- |".repeat(rates.size()),
                String.join(System.lineSeparator(), lines.values()));
    }

    private static String percent(double ratio) {
        return String.format(Locale.ROOT, ratio >= 0.0995 ? "%.0f" : ratio >= 0.00995 ? "%.1f" : "%.2f", 100 * ratio);
    }
}
