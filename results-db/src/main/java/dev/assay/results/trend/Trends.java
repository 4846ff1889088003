package dev.assay.results.trend;

import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.metric.Metric;
import dev.assay.collectors.metric.Metric.Better;
import dev.assay.results.comparison.Dimension;
import dev.assay.results.pairing.Measurement;
import dev.assay.results.statistics.Bounds;
import dev.assay.results.statistics.ChangePoints;
import dev.assay.results.statistics.MedianRatio;
import dev.assay.results.statistics.Outcome;
import dev.assay.results.store.Circumstances;
import dev.assay.results.store.RunFacts;
import dev.assay.results.store.TrialPlace;
import dev.assay.results.summary.Digits;
import dev.assay.results.summary.Figure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Makes histories of measurements, and series of histories. */
final class Trends {
    private static final Comparator<History.Visit> BY_START = Comparator.comparing(
                    (History.Visit visit) -> visit.run().started())
            .thenComparing(visit -> visit.run().id())
            .thenComparing(visit -> visit.cell().id());

    private record Which(List<String> key, Metric metric) {}

    private record Where(String run, String cell) {}

    private Trends() {}

    /** By cell, then metric; of one cell several where a run has several versions of it. */
    static List<History> histories(
            List<Measurement> measurements, Map<String, Cell> cells, Map<String, RunFacts> runs) {
        Map<Which, Map<Where, List<Measurement>>> grouped = new LinkedHashMap<>();
        for (Measurement measurement : measurements) {
            Which which = new Which(Dimension.key(cells.get(measurement.cell()), Set.of()), measurement.metric());
            grouped.computeIfAbsent(which, _ -> new LinkedHashMap<>())
                    .computeIfAbsent(new Where(measurement.run(), measurement.cell()), _ -> new ArrayList<>())
                    .add(measurement);
        }
        return grouped.entrySet().parallelStream()
                .flatMap(e -> Strands.of(visits(e.getValue(), cells, runs)).stream()
                        .map(strand -> History.of(e.getKey().metric(), strand)))
                .sorted(Comparator.comparing((History h) -> h.visits().getLast().cell(), Dimension.ORDER)
                        .thenComparing(History::metric))
                .toList();
    }

    private static List<History.Visit> visits(
            Map<Where, List<Measurement>> measured, Map<String, Cell> cells, Map<String, RunFacts> runs) {
        return measured.entrySet().stream()
                .map(visit -> new History.Visit(
                        runs.get(visit.getKey().run()), cells.get(visit.getKey().cell()), visit.getValue()))
                .sorted(BY_START)
                .toList();
    }

    /** The trials whose circumstances are needed to say what came with the changes. */
    static List<TrialPlace> places(List<History> histories) {
        return histories.stream()
                .flatMap(history -> history.changes().stream()
                        .flatMap(change -> Stream.of(change.at() - 1, change.at()))
                        .map(at -> Facts.place(history.visits().get(at))))
                .distinct()
                .toList();
    }

    static Series series(History history, Map<TrialPlace, Circumstances> circumstances) {
        List<ChangePoints.Change> changes = history.changes();
        return new Series(
                history.visits().getLast().cell(),
                history.metric(),
                history.visits().stream().map(History.Visit::point).toList(),
                IntStream.range(0, changes.size())
                        .mapToObj(i -> change(
                                history,
                                i == 0 ? 0 : changes.get(i - 1).at(),
                                changes.get(i),
                                i == changes.size() - 1
                                        ? history.visits().size()
                                        : changes.get(i + 1).at(),
                                circumstances))
                        .toList(),
                history.noSearch());
    }

    private static Series.Change change(
            History history,
            int from,
            ChangePoints.Change change,
            int to,
            Map<TrialPlace, Circumstances> circumstances) {
        List<History.Visit> visits = history.visits();
        double[] before = medians(visits.subList(from, change.at()));
        double[] after = medians(visits.subList(change.at(), to));
        MedianRatio.Ratio ratio = MedianRatio.ofIndependent(before, after).orElseThrow();
        Optional<Bounds> ci95 = ratio.ci95();
        boolean better = ratio.value() > 1 == (history.metric().better() == Better.HIGHER);
        return new Series.Change(
                change.at(),
                before.length,
                after.length,
                Digits.round(ratio.value()),
                ci95.map(b -> new Figure.Interval(Digits.round(b.low()), Digits.round(b.high())))
                        .orElse(null),
                Digits.round(change.p()),
                better ? new Outcome.Faster() : new Outcome.Slower(),
                Facts.differing(visits.get(change.at() - 1), visits.get(change.at()), circumstances));
    }

    private static double[] medians(List<History.Visit> visits) {
        return visits.stream().mapToDouble(History.Visit::median).toArray();
    }
}
