package dev.assay.results.summary;

import dev.assay.collectors.thermal.SustainedCurve;
import dev.assay.results.statistics.Median;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The curves of a cell's valid trials as one, minute by minute. */
final class Curves {
    private Curves() {}

    /** @return empty when no valid trial has one */
    static List<CurvePoint> of(CellTrials cell) {
        return cell.valid().stream()
                .flatMap(row -> row.curve().stream())
                .collect(Collectors.groupingBy(SustainedCurve.Point::minute, TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(Curves::point)
                .toList();
    }

    private static CurvePoint point(List<SustainedCurve.Point> sameMinute) {
        return new CurvePoint(
                sameMinute.getFirst().minute(),
                sameMinute.size(),
                median(sameMinute, SustainedCurve.Point::seconds),
                median(sameMinute, SustainedCurve.Point::decodeTps),
                median(sameMinute, SustainedCurve.Point::temperatureC),
                median(sameMinute, SustainedCurve.Point::powerW),
                median(sameMinute, SustainedCurve.Point::frequencyHz));
    }

    /** Of the trials that have it; null when none has. */
    private static BigDecimal median(
            List<SustainedCurve.Point> points, Function<SustainedCurve.Point, Double> quantity) {
        double[] values = points.stream()
                .map(quantity)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .toArray();
        return values.length == 0 ? null : Digits.round(Median.of(values));
    }
}
