package dev.assay.harness.view;

import dev.assay.collectors.metric.Metric;
import dev.assay.collectors.verdict.Reason;
import dev.assay.collectors.verdict.Verdict;
import dev.assay.dashboards.text.Simulated;
import dev.assay.results.summary.CellSummary;
import dev.assay.results.summary.CurvePoint;
import dev.assay.results.summary.CurveQuantity;
import dev.assay.results.summary.Digits;
import dev.assay.results.summary.Figure;
import dev.assay.results.summary.RatioSummary;
import dev.assay.results.summary.RunSummary;
import dev.assay.results.summary.TrialRow;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A run as programs read it: what {@code --json} prints. Field names are fixed; docs/exports.md explains them and
 * docs/formats/run.schema.json checks them. Figures are the rounded ones of every surface, never in exponent form.
 */
public final class RunJson {
    public static final String SCHEMA = "assay.run/1";

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private RunJson() {}

    /** The document as indented text without a line feed at its end. */
    public static String text(RunSummary run, Artifacts artifacts) {
        return MAPPER.writeValueAsString(node(run, artifacts));
    }

    public static ObjectNode node(RunSummary run, Artifacts artifacts) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("schema", SCHEMA);
        node.put("run", run.run().id());
        node.put("suite", run.run().suite());
        node.put("started", run.run().started().toString());
        ArrayNode cells = node.putArray("cells");
        run.cells().forEach(cell -> cell(cells.addObject(), cell));
        ArrayNode ratios = node.putArray("ratios");
        run.ratios().forEach(ratio -> ratio(ratios.addObject(), ratio));
        ArrayNode failures = node.putArray("failures");
        run.trials().forEach(trial -> failure(failures, trial));
        ArrayNode suspects = node.putArray("suspects");
        run.trials().forEach(trial -> suspect(suspects, trial));
        artifacts(node.putObject("artifacts"), artifacts);
        return node;
    }

    private static void cell(ObjectNode node, CellSummary cell) {
        CellJson.identity(node, cell.cell());
        node.put("sensors", Simulated.word(cell));
        node.putObject("trials")
                .put("valid", cell.trials().valid())
                .put("suspect", cell.trials().suspect())
                .put("failed", cell.trials().failed());
        ArrayNode outliers = node.putArray("outliers");
        cell.outliers()
                .forEach(outlier -> outliers.addObject()
                        .put("trial", outlier.trial())
                        .put("metric", outlier.metric().key())
                        .put("value", Digits.round(outlier.value()))
                        .put("score", Digits.round(outlier.score()))
                        .put("limit", Digits.round(outlier.limit())));
        ObjectNode metrics = node.putObject("metrics");
        ObjectNode absent = node.putObject("absent");
        cell.figures().forEach((metric, figure) -> figure(metrics, absent, metric, figure));
        if (!cell.curve().isEmpty()) {
            ArrayNode curve = node.putArray("curve");
            cell.curve().forEach(point -> point(curve.addObject(), point));
        }
    }

    private static void point(ObjectNode node, CurvePoint point) {
        node.put("minute", point.minute()).put("trials", point.trials()).put("seconds", point.seconds());
        for (CurveQuantity quantity : CurveQuantity.values()) {
            node.put(quantity.key(), quantity.of(point).orElse(null));
        }
    }

    private static void figure(ObjectNode metrics, ObjectNode absent, Metric metric, Figure figure) {
        switch (figure) {
            case Figure.Scalar scalar -> {
                ObjectNode node = metrics.putObject(metric.key());
                node.put("median", scalar.median());
                interval(node, scalar.ci95());
                if (scalar.uncertainty() != null) {
                    node.put("uncertainty", scalar.uncertainty());
                }
                node.put("n", scalar.n()).put("unit", scalar.unit()).put("method", scalar.method());
            }
            case Figure.Percentiles p ->
                metrics.putObject(metric.key())
                        .put("p50", p.p50())
                        .put("p90", p.p90())
                        .put("p95", p.p95())
                        .put("p99", p.p99())
                        .put("n", p.n())
                        .put("trials", p.trials())
                        .put("unit", p.unit())
                        .put("method", p.method());
            case Figure.Absent(String reason) -> absent.put(metric.key(), reason);
        }
    }

    private static void interval(ObjectNode node, Figure.Interval interval) {
        if (interval == null) {
            node.putNull("ci95");
        } else {
            node.putArray("ci95").add(interval.low()).add(interval.high());
        }
    }

    private static void ratio(ObjectNode node, RatioSummary ratio) {
        node.put("metric", ratio.metric().key());
        CellJson.identity(node.putObject("base"), ratio.base());
        CellJson.identity(node.putObject("candidate"), ratio.candidate());
        ObjectNode value = node.putObject("ratio");
        value.put("median", ratio.median());
        interval(value, ratio.ci95());
        value.put("pairs", ratio.pairs());
        if (ratio.absent() != null) {
            value.put("absent", ratio.absent());
        }
    }

    private static void failure(ArrayNode failures, TrialRow trial) {
        if (trial.verdict() instanceof Verdict.Failed failed) {
            failures.addObject()
                    .put("cell", trial.document().cell().id())
                    .put("trial", trial.document().trial().id())
                    .put("failure", failed.failure().name())
                    .put("detail", failed.detail());
        }
    }

    private static void suspect(ArrayNode suspects, TrialRow trial) {
        if (trial.verdict() instanceof Verdict.Suspect(List<Reason> reasons)) {
            ArrayNode why = suspects.addObject()
                    .put("cell", trial.document().cell().id())
                    .put("trial", trial.document().trial().id())
                    .putArray("reasons");
            for (Reason reason : reasons) {
                why.addObject()
                        .put("code", reason.code().name())
                        .put("value", reason.value())
                        .put("limit", reason.limit())
                        .put("unit", reason.unit())
                        .put("detail", reason.detail());
            }
        }
    }

    private static void artifacts(ObjectNode node, Artifacts artifacts) {
        artifact(node, "db", artifacts.db());
        artifact(node, "xlsx", artifacts.xlsx());
        artifact(node, "html", artifacts.html());
    }

    private static void artifact(ObjectNode node, String name, Path path) {
        if (path != null) {
            node.put(name, path.toString());
        }
    }
}
