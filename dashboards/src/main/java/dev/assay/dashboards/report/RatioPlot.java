package dev.assay.dashboards.report;

import dev.assay.dashboards.text.RatioText;
import dev.assay.results.summary.RatioSummary;
import java.util.ArrayList;
import java.util.List;

/**
 * Ratios with their intervals on one axis around 1.
 *
 * @param one where 1 stands; null when no ratio could be had
 */
record RatioPlot(List<Row> rows, String one, List<StripPlot.Tick> ticks) {

    /** @param point null when the ratio is absent */
    record Row(RatioText text, String point, StripPlot.Band band) {}

    static RatioPlot of(List<RatioSummary> ratios) {
        List<Double> values = new ArrayList<>(List.of(1.0));
        for (RatioSummary ratio : ratios) {
            if (ratio.median() != null) {
                values.add(ratio.median().doubleValue());
            }
            if (ratio.ci95() != null) {
                values.add(ratio.ci95().low().doubleValue());
                values.add(ratio.ci95().high().doubleValue());
            }
        }
        Axis axis = Axis.over(values);
        return new RatioPlot(
                ratios.stream().map(ratio -> row(ratio, axis)).toList(),
                values.size() == 1 ? null : axis.position(1),
                values.size() == 1
                        ? List.of()
                        : axis.ticks().stream()
                                .map(t -> new StripPlot.Tick(axis.position(t.doubleValue()), t.toPlainString()))
                                .toList());
    }

    private static Row row(RatioSummary ratio, Axis axis) {
        return new Row(
                RatioText.of(ratio),
                ratio.median() == null ? null : axis.position(ratio.median().doubleValue()),
                StripPlot.band(ratio.ci95(), axis));
    }
}
