package dev.assay.results.trend;

import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.metric.Metric;
import dev.assay.results.pairing.Measurement;
import dev.assay.results.statistics.BcaBootstrap;
import dev.assay.results.statistics.ChangePoints;
import dev.assay.results.statistics.Median;
import dev.assay.results.store.RunFacts;
import dev.assay.results.summary.Digits;
import dev.assay.results.summary.Figure;
import java.util.Arrays;
import java.util.List;

/**
 * One metric of one cell over runs, with its change points, before it is known what came with them.
 *
 * @param visits in the order of the runs' starts
 * @param changes by index into the visits
 */
record History(Metric metric, List<Visit> visits, List<ChangePoints.Change> changes) {

    /**
     * The cell in one run.
     *
     * @param measurements valid ones in the order of the plan; at least one
     */
    record Visit(RunFacts run, Cell cell, List<Measurement> measurements) {
        double[] values() {
            return measurements.stream().mapToDouble(Measurement::value).toArray();
        }

        double median() {
            return Median.of(values());
        }

        Series.Point point() {
            return new Series.Point(
                    run.id(),
                    run.started(),
                    cell.runtime().version(),
                    run.assayVersion(),
                    Digits.round(median()),
                    BcaBootstrap.ofMedian(values())
                            .map(b -> new Figure.Interval(Digits.round(b.low()), Digits.round(b.high())))
                            .orElse(null),
                    measurements.size(),
                    measurements.stream().anyMatch(Measurement::simulated));
        }
    }

    static History of(Metric metric, List<Visit> visits) {
        double[] medians = visits.stream().mapToDouble(Visit::median).toArray();
        boolean positive = Arrays.stream(medians).allMatch(median -> median > 0);
        return new History(
                metric,
                visits,
                positive ? ChangePoints.of(Arrays.stream(medians).map(Math::log).toArray()) : List.of());
    }

    /** Why no change was looked for, or null. */
    String noSearch() {
        if (visits.size() < ChangePoints.MINIMUM_N) {
            return "a change takes " + ChangePoints.MINIMUM_N + " runs, there "
                    + (visits.size() == 1 ? "is 1" : "are " + visits.size());
        }
        return visits.stream().anyMatch(visit -> visit.median() <= 0) ? "a ratio takes values above 0" : null;
    }
}
