package dev.assay.harness.view;

import dev.assay.collectors.metric.Metric;
import dev.assay.results.comparison.Difference;
import dev.assay.results.summary.Figure;
import dev.assay.results.trend.Series;
import dev.assay.results.trend.Trend;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Histories as programs read them: what {@code assay trend --json} prints. Field names are fixed; docs/trend.md explains them
 * and docs/formats/trend.schema.json checks them.
 */
public final class TrendJson {
    public static final String SCHEMA = "assay.trend/1";

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private TrendJson() {}

    /** The document as indented text without a line feed at its end. */
    public static String text(Trend trend) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("schema", SCHEMA);
        ArrayNode selectors = node.putArray("selectors");
        trend.selectors().forEach(selector -> selectors.add(selector.toString()));
        ArrayNode metrics = node.putArray("metrics");
        trend.metrics().stream().map(Metric::key).forEach(metrics::add);
        ArrayNode series = node.putArray("series");
        trend.series().forEach(one -> series(series.addObject(), one));
        return MAPPER.writeValueAsString(node);
    }

    private static void series(ObjectNode node, Series series) {
        CellJson.identity(node.putObject("cell"), series.cell());
        node.put("metric", series.metric().key());
        node.put("unit", series.metric().unit());
        node.put("better", series.metric().better().name().toLowerCase(Locale.ROOT));
        ArrayNode points = node.putArray("points");
        series.points().forEach(point -> point(points.addObject(), point));
        ArrayNode changes = node.putArray("changes");
        series.changes().forEach(change -> change(changes.addObject(), change, series.points()));
        if (series.noSearch() != null) {
            node.put("no_search", series.noSearch());
        }
    }

    private static void point(ObjectNode node, Series.Point point) {
        node.put("run", point.run()).put("started", point.started().toString());
        node.put("runtime_version", point.runtimeVersion()).put("assay_version", point.assayVersion());
        node.put("median", point.median());
        interval(node, point.ci95());
        node.put("n", point.n()).put("sensors", point.simulated() ? "simulated" : "device");
    }

    private static void change(ObjectNode node, Series.Change change, List<Series.Point> points) {
        node.put("before", points.get(change.at() - 1).run());
        node.put("run", points.get(change.at()).run());
        node.put("started", points.get(change.at()).started().toString());
        ObjectNode ratio = node.putObject("ratio").put("median", change.ratio());
        interval(ratio, change.ci95());
        ratio.put("runs_before", change.before()).put("runs_after", change.after());
        node.put("p", change.p()).put("outcome", change.outcome().word());
        ArrayNode differs = node.putArray("differs");
        for (Difference difference : change.differs()) {
            ObjectNode one = differs.addObject().put("what", difference.what());
            difference.base().forEach(one.putArray("before")::add);
            difference.candidate().forEach(one.putArray("after")::add);
        }
    }

    private static void interval(ObjectNode node, Figure.Interval interval) {
        if (interval == null) {
            node.putNull("ci95");
        } else {
            node.putArray("ci95").add(interval.low()).add(interval.high());
        }
    }
}
