package dev.assay.harness;

import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.bundle.Workload;
import dev.assay.collectors.metric.Metric;
import dev.assay.dashboards.SyntheticRuns;
import dev.assay.results.summary.CellSummary;
import dev.assay.results.summary.Digits;
import dev.assay.results.summary.Figure;
import dev.assay.results.summary.RunSummary;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Made-up runs with as little in them as a test needs. */
public final class SmallRuns {
    private static final RunSummary LIKE = SyntheticRuns.run();

    private SmallRuns() {}

    /** A cell a value: its median, interval, memory and percentiles are the value and neighbours of it. */
    public static RunSummary run(List<Double> values) {
        return new RunSummary(
                LIKE.run(),
                IntStream.range(0, values.size())
                        .mapToObj(i -> cell("c" + i, values.get(i)))
                        .toList(),
                List.of(),
                List.of());
    }

    private static CellSummary cell(String id, double value) {
        Map<Metric, Figure> figures = new TreeMap<>();
        figures.put(Metric.DECODE_TPS, scalar(value, Metric.DECODE_TPS));
        figures.put(Metric.ENERGY_J, scalar(value, Metric.ENERGY_J));
        figures.put(Metric.ENERGY_PER_TOKEN_J, scalar(value, Metric.ENERGY_PER_TOKEN_J));
        figures.put(Metric.RSS_PEAK_BYTES, scalar(value, Metric.RSS_PEAK_BYTES));
        figures.put(
                Metric.ITL_MS,
                new Figure.Percentiles(
                        round(value),
                        round(value * 1.1),
                        round(value * 1.21),
                        round(value * 3),
                        315,
                        5,
                        "ms",
                        "made up"));
        Cell like = LIKE.cells().getFirst().cell();
        Cell cell = new Cell(id, like.device(), like.runtime(), like.model(), like.workload(), like.threads());
        return new CellSummary(cell, new CellSummary.Trials(5, 0, 0), figures);
    }

    /** All that can be text from outside is this text. */
    public static RunSummary named(String text) {
        Cell cell = new Cell(
                text,
                new Cell.Device(text, text, text, text),
                new Cell.Runtime(text, text, text),
                new Cell.Model(text, text, text, Cell.Weights.SYNTHETIC, text, text, 1L),
                new Workload.Infer(text, 1, 1, 0, 1),
                1);
        Map<Metric, Figure> figures = new TreeMap<>();
        figures.put(Metric.LOAD_MS, new Figure.Scalar(new BigDecimal("-3.5"), null, 1, "ms", text));
        figures.put(Metric.ENERGY_J, new Figure.Absent(text));
        return new RunSummary(
                LIKE.run(),
                List.of(new CellSummary(cell, new CellSummary.Trials(1, 0, 0), figures)),
                List.of(),
                List.of());
    }

    private static Figure scalar(double value, Metric metric) {
        return new Figure.Scalar(
                round(value),
                new Figure.Interval(round(value - Math.abs(value) / 7), round(value + Math.abs(value) / 3)),
                metric.key().startsWith("energy") ? round(Math.abs(value) / 190) : null,
                5,
                metric.unit(),
                "made up");
    }

    private static BigDecimal round(double value) {
        return Digits.round(value);
    }
}
