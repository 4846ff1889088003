package dev.assay.results.summary;

import dev.assay.collectors.metric.Metric;
import dev.assay.collectors.metric.MetricValue;
import dev.assay.results.pairing.Instrument;
import dev.assay.results.statistics.BcaBootstrap;
import dev.assay.results.statistics.Bounds;
import dev.assay.results.statistics.Median;
import dev.assay.results.statistics.Quantile;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One figure of a cell from its valid trials. */
final class Figures {
    private static final int REASONS_TOLD = 3;

    private Figures() {}

    static Figure of(CellTrials cell, Metric metric) {
        List<TrialRow> valid = cell.valid();
        if (valid.isEmpty()) {
            return new Figure.Absent(cell.whyNoneIsValid());
        }
        List<MetricValue> values = valid.stream().map(row -> value(row, metric)).toList();
        SequencedMap<String, Integer> sources = sources(cell, metric, values);
        if (sources.size() > 1) {
            return new Figure.Absent("the trials' values come from different sources, which no one figure stands for: "
                    + sources.entrySet().stream()
                            .map(source -> source.getKey() + " (" + count(source.getValue(), "trial") + ")")
                            .collect(Collectors.joining("; ")));
        }
        List<MetricValue.Scalar> scalars = of(MetricValue.Scalar.class, values);
        List<MetricValue.Distribution> distributions = of(MetricValue.Distribution.class, values);
        if (!scalars.isEmpty() && !distributions.isEmpty()) {
            return new Figure.Absent("some trials have one value and others many: " + methods(values));
        }
        if (!scalars.isEmpty()) {
            return metric.isOfSession() ? ofSession(scalars, values, metric) : median(scalars, values, metric);
        }
        return distributions.isEmpty() ? absent(values) : percentiles(distributions, values, metric);
    }

    /** As they count where two figures are compared, and in how many trials each was used. */
    private static SequencedMap<String, Integer> sources(CellTrials cell, Metric metric, List<MetricValue> values) {
        SequencedMap<String, Integer> sources = new TreeMap<>();
        values.stream()
                .flatMap(Figures::method)
                .forEach(method -> sources.merge(Instrument.of(metric, method, cell.cell()), 1, Integer::sum));
        return sources;
    }

    private static Figure median(List<MetricValue.Scalar> scalars, List<MetricValue> all, Metric metric) {
        double[] values =
                scalars.stream().mapToDouble(MetricValue.Scalar::value).toArray();
        Optional<Bounds> ci95 = BcaBootstrap.ofMedian(values);
        String method =
                methods(all) + "; median of " + count(values.length, "trial") + (ci95.isPresent() ? ", BCa 95 %" : "");
        return new Figure.Scalar(
                Digits.round(Median.of(values)),
                ci95.map(Figures::rounded).orElse(null),
                uncertainty(scalars),
                values.length,
                metric.unit(),
                method + missing(all));
    }

    /** One measurement that all trials carry counts once, however many they are. */
    private static Figure ofSession(List<MetricValue.Scalar> scalars, List<MetricValue> all, Metric metric) {
        List<MetricValue.Scalar> measured = scalars.stream().distinct().toList();
        double[] values =
                measured.stream().mapToDouble(MetricValue.Scalar::value).toArray();
        return new Figure.Scalar(
                Digits.round(Median.of(values)),
                null,
                uncertainty(measured),
                values.length,
                metric.unit(),
                methods(all) + "; once in the session of " + count(scalars.size(), "trial")
                        + (values.length == 1 ? "" : ", median of " + values.length + " sessions") + missing(all));
    }

    /** Null unless every value states one: a median of some would pass for that of all. */
    private static BigDecimal uncertainty(List<MetricValue.Scalar> scalars) {
        return scalars.stream().allMatch(s -> s.uncertainty() != null)
                ? Digits.round(Median.of(scalars.stream()
                        .mapToDouble(MetricValue.Scalar::uncertainty)
                        .toArray()))
                : null;
    }

    private static Figure percentiles(
            List<MetricValue.Distribution> distributions, List<MetricValue> all, Metric metric) {
        double[] pooled = distributions.stream()
                .flatMap(d -> d.values().stream())
                .mapToDouble(Double::doubleValue)
                .toArray();
        double[] p = Quantile.of(pooled, 0.5, 0.9, 0.95, 0.99);
        return new Figure.Percentiles(
                Digits.round(p[0]),
                Digits.round(p[1]),
                Digits.round(p[2]),
                Digits.round(p[3]),
                pooled.length,
                distributions.size(),
                metric.unit(),
                methods(all) + "; percentiles of " + count(pooled.length, "value") + " of "
                        + count(distributions.size(), "trial") + " together" + missing(all));
    }

    private static Figure absent(List<MetricValue> values) {
        return new Figure.Absent(reasons(values));
    }

    static Figure.Interval rounded(Bounds bounds) {
        return new Figure.Interval(Digits.round(bounds.low()), Digits.round(bounds.high()));
    }

    static MetricValue value(TrialRow row, Metric metric) {
        return row.values().getOrDefault(metric, new MetricValue.Absent("not among what the trial yielded"));
    }

    private static <V extends MetricValue> List<V> of(Class<V> type, List<MetricValue> values) {
        return values.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** Methods that differ in counts are told, each once. */
    private static String methods(List<MetricValue> values) {
        return values.stream().flatMap(Figures::method).distinct().sorted().collect(Collectors.joining(" / "));
    }

    private static Stream<String> method(MetricValue value) {
        return switch (value) {
            case MetricValue.Scalar s -> Stream.of(s.method());
            case MetricValue.Distribution d -> Stream.of(d.method());
            case MetricValue.Absent _ -> Stream.empty();
        };
    }

    /** Reasons with numbers in them differ from trial to trial: the trials' own tables have them all. */
    private static String reasons(List<MetricValue> values) {
        List<String> all = of(MetricValue.Absent.class, values).stream()
                .map(MetricValue.Absent::reason)
                .distinct()
                .sorted()
                .toList();
        int others = all.size() - REASONS_TOLD;
        return others <= 0
                ? String.join("; ", all)
                : String.join("; ", all.subList(0, REASONS_TOLD)) + "; and " + count(others, "other reason");
    }

    private static String missing(List<MetricValue> values) {
        int missing = of(MetricValue.Absent.class, values).size();
        return missing == 0 ? "" : "; absent in " + count(missing, "valid trial") + " (" + reasons(values) + ")";
    }

    private static String count(int n, String noun) {
        return n + " " + noun + (n == 1 ? "" : "s");
    }
}
