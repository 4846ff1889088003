package dev.assay.harness.export;

import dev.assay.dashboards.text.RatioText;
import dev.assay.results.summary.Figure;
import dev.assay.results.summary.RatioSummary;
import dev.assay.results.summary.RunSummary;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;

/** A row a ratio of candidate over base. */
final class RatioTable {
    private RatioTable() {}

    record Row(RunSummary run, RatioSummary ratio) {}

    static Table<Row> of(List<RunSummary> runs) {
        return new Table<>(
                "ratios",
                List.of(
                        Field.text(
                                "run", "id of the run", row -> row.run().run().id()),
                        Field.text(
                                "metric",
                                "key of the metric",
                                row -> row.ratio().metric().key()),
                        Field.text(
                                "base",
                                "id of the base's cell",
                                row -> row.ratio().base().id()),
                        Field.text(
                                "candidate",
                                "id of the candidate's cell",
                                row -> row.ratio().candidate().id()),
                        Field.text(
                                "sides",
                                "candidate / base, by what differs",
                                row -> RatioText.of(row.ratio()).sides()),
                        Field.text(
                                "context",
                                "what both sides share",
                                row -> RatioText.of(row.ratio()).context()),
                        number("ratio.median", "candidate over base", RatioSummary::median),
                        number("ratio.low", "lower bound of its 95 % interval", r -> bound(r, Figure.Interval::low)),
                        number("ratio.high", "upper bound of its 95 % interval", r -> bound(r, Figure.Interval::high)),
                        Field.count(
                                "pairs",
                                "blocks in which both sides have a valid trial",
                                row -> row.ratio().pairs()),
                        Field.text(
                                "absent",
                                "why there is no ratio",
                                row -> row.ratio().absent())),
                runs.stream()
                        .flatMap(run -> run.ratios().stream().map(ratio -> new Row(run, ratio)))
                        .toList());
    }

    private static Field<Row> number(String name, String meaning, Function<RatioSummary, BigDecimal> number) {
        return new Field<>(name, "1", meaning, row -> {
            BigDecimal value = number.apply(row.ratio());
            return value == null ? Value.NOTHING : new Value.Rounded(value);
        });
    }

    private static BigDecimal bound(RatioSummary ratio, Function<Figure.Interval, BigDecimal> bound) {
        return ratio.ci95() == null ? null : bound.apply(ratio.ci95());
    }
}
