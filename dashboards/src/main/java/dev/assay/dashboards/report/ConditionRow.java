package dev.assay.dashboards.report;

import dev.assay.collectors.condition.Condition;
import dev.assay.collectors.condition.Conditions;
import dev.assay.results.summary.Digits;
import dev.assay.results.summary.Display;
import dev.assay.results.summary.RunSummary;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One circumstance over all trials of a run: its range before them and after them. */
record ConditionRow(String name, String before, String after, String source) {

    static List<ConditionRow> of(RunSummary run) {
        List<Condition> before =
                readings(run.trials().stream().map(t -> t.document().before()));
        List<Condition> after =
                readings(run.trials().stream().map(t -> t.document().after()));
        Set<String> names = Stream.concat(before.stream(), after.stream())
                .map(Condition::name)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return names.stream()
                .map(name -> new ConditionRow(
                        name, range(named(before, name)), range(named(after, name)), source(before, after, name)))
                .toList();
    }

    private static List<Condition> readings(Stream<Conditions> conditions) {
        return conditions
                .filter(Objects::nonNull)
                .flatMap(c -> c.readings().stream())
                .toList();
    }

    private static List<Condition> named(List<Condition> readings, String name) {
        return readings.stream().filter(r -> r.name().equals(name)).toList();
    }

    private static String source(List<Condition> before, List<Condition> after, String name) {
        return Stream.concat(before.stream(), after.stream())
                .filter(r -> r.name().equals(name))
                .map(Condition::source)
                .filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /** Lowest to highest number, then the words, then why some are absent. */
    private static String range(List<Condition> readings) {
        List<BigDecimal> numbers = readings.stream()
                .filter(r -> r.value() != null)
                .map(r -> Digits.round(r.value()))
                .sorted()
                .distinct()
                .toList();
        Stream<String> words = readings.stream().map(Condition::text).filter(Objects::nonNull);
        Stream<String> absent = readings.stream()
                .map(Condition::absent)
                .filter(Objects::nonNull)
                .map(reason -> "absent: " + reason);
        return Stream.of(range(numbers, readings), words, absent)
                .flatMap(s -> s)
                .distinct()
                .collect(Collectors.joining("; "));
    }

    private static Stream<String> range(List<BigDecimal> numbers, List<Condition> readings) {
        if (numbers.isEmpty()) {
            return Stream.empty();
        }
        String unit = readings.getFirst().unit();
        Display high = Display.of(numbers.getLast(), unit);
        return Stream.of(
                numbers.size() == 1
                        ? high.text()
                        : Display.of(numbers.getFirst(), unit, numbers.getLast())
                                        .number()
                                + " to " + high.text());
    }
}
