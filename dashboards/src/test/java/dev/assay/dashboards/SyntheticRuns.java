package dev.assay.dashboards;

import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.bundle.TrialDocument;
import dev.assay.collectors.bundle.Workload;
import dev.assay.collectors.condition.Condition;
import dev.assay.collectors.condition.Conditions;
import dev.assay.collectors.metric.Metric;
import dev.assay.collectors.metric.MetricValue;
import dev.assay.collectors.verdict.Failure;
import dev.assay.collectors.verdict.Reason;
import dev.assay.collectors.verdict.Verdict;
import dev.assay.results.summary.CellSummary;
import dev.assay.results.summary.Digits;
import dev.assay.results.summary.Figure;
import dev.assay.results.summary.RatioSummary;
import dev.assay.results.summary.RunSummary;
import dev.assay.results.summary.TrialRow;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Made-up runs for the tests of every surface: nothing in them was measured. They have what real ones have: two kinds of
 * workload, two runtimes, real and synthetic weights, suspect and failed trials, absent metrics, a cell without figures.
 */
public final class SyntheticRuns {
    public static final String NO_POWER = "no power source on this device";

    private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");
    private static final Workload GENERATE = new Workload.Generate("p128-g64", 128, 64, 1, 1, Workload.Sampling.GREEDY);
    private static final Workload INFER = new Workload.Infer("s128-b1", 128, 1, 3, 20);

    private SyntheticRuns() {}

    /** One run of five cells; every digit of it is always the same. */
    public static RunSummary run() {
        return run("made-up", START);
    }

    public static List<RunSummary> two() {
        return List.of(run(), run("made-up-again", START.plusSeconds(3600)));
    }

    public static RunSummary run(String suite, Instant started) {
        Random random = new Random(7);
        Cell ours = cell("c1", "smollm2-135m", "Q4_0", Cell.Weights.REAL, "llama.cpp", "runner-llama", GENERATE);
        Cell bench = cell("c2", "smollm2-135m", "Q4_0", Cell.Weights.REAL, "llama.cpp", "llama-bench", GENERATE);
        Cell synthetic =
                cell("c3", "made-up-1b", "Q8_0", Cell.Weights.SYNTHETIC, "llama.cpp", "runner-llama", GENERATE);
        Cell broken = cell("c4", "made-up-9b", "Q8_0", Cell.Weights.SYNTHETIC, "llama.cpp", "runner-llama", GENERATE);
        Cell encoder = cell("c5", "minilm-l6", "int8", Cell.Weights.REAL, "onnxruntime", "runner-onnx", INFER);
        List<TrialRow> trials = new ArrayList<>();
        List<CellSummary> cells = List.of(
                generate(run(suite, started, List.of()), ours, 184.02, random, trials),
                generate(run(suite, started, List.of()), bench, 183.4, random, trials),
                generate(run(suite, started, List.of()), synthetic, 31.7, random, trials),
                failed(run(suite, started, List.of()), broken, trials),
                infer(run(suite, started, List.of()), encoder, random, trials));
        return new RunSummary(run(suite, started, List.of()), cells, ratios(ours, bench, synthetic), trials);
    }

    public static Cell cell(
            String id,
            String model,
            String quantization,
            Cell.Weights weights,
            String runtime,
            String runner,
            Workload workload) {
        return new Cell(
                id,
                new Cell.Device("board-1", "linux", "linux-x86_64", "Made-up Board"),
                new Cell.Runtime(runtime, "1.2.3", runner),
                new Cell.Model(model, quantization, "gguf", weights, "apache-2.0", "ab".repeat(32), 91_726_176L),
                workload,
                2);
    }

    private static TrialDocument.Run run(String suite, Instant started, List<TrialDocument.Comparison> comparisons) {
        return new TrialDocument.Run(
                "20260102T030405Z-" + suite,
                suite,
                "schema: assay.suite/1\nname: " + suite + "\nworkloads:\n  - p128-g64\n  - s128-b1\n",
                "cd".repeat(32),
                42,
                started,
                List.of("assay", "run", suite, "--device", "board 1"),
                "0.1.0",
                comparisons);
    }

    private static CellSummary generate(
            TrialDocument.Run run, Cell cell, double speed, Random random, List<TrialRow> trials) {
        int first = trials.size();
        for (int block = 0; block < 6; block++) {
            double decode = speed * (1 + 0.004 * random.nextGaussian());
            boolean suspect = block == 5 && cell.id().equals("c1");
            if (suspect) {
                decode *= 0.93;
            }
            List<Double> itl = new ArrayList<>();
            for (int token = 0; token < 63; token++) {
                itl.add(1000 / decode * (1 + 0.02 * Math.abs(random.nextGaussian())));
            }
            Map<Metric, MetricValue> values = new EnumMap<>(Metric.class);
            values.put(Metric.LOAD_MS, new MetricValue.Scalar(81.25 + 3 * random.nextDouble(), "runner events"));
            values.put(
                    Metric.TTFT_MS,
                    new MetricValue.Scalar(128_000 / (speed * 5.5) + random.nextDouble(), "runner events"));
            values.put(Metric.PREFILL_TPS, new MetricValue.Scalar(speed * 5.5 + random.nextDouble(), "runner events"));
            values.put(Metric.DECODE_TPS, new MetricValue.Scalar(decode, "runner events"));
            values.put(
                    Metric.ITL_MS,
                    cell.id().equals("c2")
                            ? new MetricValue.Absent("llama-bench gives no time per token")
                            : new MetricValue.Distribution(itl, "runner events"));
            values.put(
                    Metric.RSS_PEAK_BYTES,
                    new MetricValue.Scalar(
                            2.1e8 + Math.floor(1e6 * random.nextDouble()), "/proc/PID/status at 100 Hz"));
            values.put(Metric.ENERGY_J, new MetricValue.Absent(NO_POWER));
            values.put(Metric.POWER_AVG_W, new MetricValue.Absent(NO_POWER));
            Verdict verdict = suspect
                    ? new Verdict.Suspect(List.of(new Reason(
                            Reason.Code.BACKGROUND_LOAD,
                            31.5,
                            10,
                            "%",
                            "Other processes took 31.5 % of the processor.")))
                    : new Verdict.Valid();
            trials.add(trial(run, cell, block, trials.size(), verdict, values));
        }
        return summary(cell, trials.subList(first, trials.size()));
    }

    private static CellSummary infer(TrialDocument.Run run, Cell cell, Random random, List<TrialRow> trials) {
        int first = trials.size();
        for (int block = 0; block < 2; block++) {
            List<Double> latency = random.doubles(20).map(d -> 9.5 + d).boxed().toList();
            Map<Metric, MetricValue> values = new EnumMap<>(Metric.class);
            values.put(Metric.LOAD_MS, new MetricValue.Scalar(40 + random.nextDouble(), "runner events"));
            values.put(Metric.LATENCY_MS, new MetricValue.Distribution(latency, "runner events"));
            values.put(Metric.THROUGHPUT_IPS, new MetricValue.Scalar(98 + random.nextDouble(), "runner events"));
            values.put(Metric.TEMP_START_C, new MetricValue.Scalar(-3.25, "thermal_zone0"));
            values.put(Metric.ENERGY_J, new MetricValue.Absent(NO_POWER));
            trials.add(trial(run, cell, block, trials.size(), new Verdict.Valid(), values));
        }
        return summary(cell, trials.subList(first, trials.size()));
    }

    private static CellSummary failed(TrialDocument.Run run, Cell cell, List<TrialRow> trials) {
        for (int block = 0; block < 2; block++) {
            Verdict verdict =
                    new Verdict.Failed(Failure.OOM_KILLED, "The kernel ended the runner at 7.9 GB of resident memory.");
            trials.add(trial(run, cell, block, trials.size(), verdict, Map.of()));
        }
        Map<Metric, Figure> figures = new EnumMap<>(Metric.class);
        for (Metric metric : List.of(Metric.LOAD_MS, Metric.DECODE_TPS, Metric.ITL_MS, Metric.RSS_PEAK_BYTES)) {
            figures.put(metric, new Figure.Absent("no valid trial"));
        }
        figures.put(Metric.ENERGY_J, new Figure.Absent(NO_POWER));
        return new CellSummary(cell, new CellSummary.Trials(0, 0, 2), figures);
    }

    private static TrialRow trial(
            TrialDocument.Run run, Cell cell, int block, int order, Verdict verdict, Map<Metric, MetricValue> values) {
        String id = run.id() + "-%04d-1".formatted(order);
        Instant at = run.started().plusSeconds(10L * order);
        TrialDocument.Outcome outcome = verdict instanceof Verdict.Failed failed
                ? TrialDocument.Outcome.failed(failed.failure(), failed.detail())
                : TrialDocument.Outcome.finished();
        TrialDocument document = new TrialDocument(
                TrialDocument.SCHEMA,
                run,
                new TrialDocument.Trial(id, block, order, 1, at, at.plusSeconds(9)),
                cell,
                new TrialDocument.Gate(TrialDocument.Gate.Result.PASSED, 0.25, List.of()),
                conditions(at, order),
                conditions(at.plusSeconds(9), order + 1),
                outcome,
                Map.of(
                        "assay",
                        "0.1.0",
                        "kernel",
                        "6.1.0-made-up",
                        "runner",
                        cell.runtime().runner()),
                null,
                null,
                null,
                null);
        return new TrialRow(document, verdict, values, Path.of("/made/up", id), "%064x".formatted(order));
    }

    private static Conditions conditions(Instant at, int order) {
        return new Conditions(
                at,
                List.of(
                        Condition.of("memory_available_bytes", "B", 3.2e9 + 1e6 * order, "/proc/meminfo"),
                        Condition.of("cpu_pressure_avg10_percent", "%", 0.07 * order, "/proc/pressure/cpu"),
                        Condition.ofText(
                                "governor", "performance", "/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor"),
                        Condition.absent("battery_level_percent", "%", "no battery", "/sys/class/power_supply")));
    }

    /** Not the program's statistics: the middle value and the extremes will do for a made-up figure. */
    private static CellSummary summary(Cell cell, List<TrialRow> trials) {
        List<TrialRow> valid = trials.stream()
                .filter(t -> t.verdict() instanceof Verdict.Valid)
                .toList();
        Map<Metric, Figure> figures = new EnumMap<>(Metric.class);
        for (Metric metric : valid.getFirst().values().keySet()) {
            figures.put(
                    metric,
                    figure(
                            metric,
                            valid.stream().map(t -> t.values().get(metric)).toList()));
        }
        return new CellSummary(cell, new CellSummary.Trials(valid.size(), trials.size() - valid.size(), 0), figures);
    }

    private static Figure figure(Metric metric, List<MetricValue> values) {
        return switch (values.getFirst()) {
            case MetricValue.Absent(String reason) -> new Figure.Absent(reason);
            case MetricValue.Scalar first -> {
                double[] sorted = values.stream()
                        .mapToDouble(v -> ((MetricValue.Scalar) v).value())
                        .sorted()
                        .toArray();
                yield new Figure.Scalar(
                        Digits.round(sorted[sorted.length / 2]),
                        sorted.length < 3
                                ? null
                                : new Figure.Interval(Digits.round(sorted[0]), Digits.round(sorted[sorted.length - 1])),
                        sorted.length,
                        metric.unit(),
                        first.method());
            }
            case MetricValue.Distribution first -> {
                double[] all = values.stream()
                        .flatMap(v -> ((MetricValue.Distribution) v).values().stream())
                        .mapToDouble(v -> v)
                        .sorted()
                        .toArray();
                yield new Figure.Percentiles(
                        Digits.round(all[all.length / 2]),
                        Digits.round(all[all.length * 90 / 100]),
                        Digits.round(all[all.length * 95 / 100]),
                        Digits.round(all[all.length * 99 / 100]),
                        all.length,
                        values.size(),
                        metric.unit(),
                        first.method());
            }
        };
    }

    private static List<RatioSummary> ratios(Cell ours, Cell bench, Cell synthetic) {
        return Stream.of(
                        new RatioSummary(
                                bench,
                                ours,
                                Metric.DECODE_TPS,
                                Digits.round(1.00213),
                                new Figure.Interval(Digits.round(0.99891), Digits.round(1.0057)),
                                5,
                                null),
                        new RatioSummary(
                                bench,
                                ours,
                                Metric.PREFILL_TPS,
                                Digits.round(0.99473),
                                new Figure.Interval(Digits.round(0.99125), Digits.round(0.9987)),
                                5,
                                null),
                        new RatioSummary(bench, ours, Metric.ENERGY_J, null, null, 0, NO_POWER),
                        new RatioSummary(ours, synthetic, Metric.LOAD_MS, Digits.round(1.0102), null, 2, null))
                .toList();
    }
}
