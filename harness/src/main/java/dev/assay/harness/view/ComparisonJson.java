package dev.assay.harness.view;

import dev.assay.collectors.metric.Metric;
import dev.assay.results.comparison.Comparison;
import dev.assay.results.comparison.Difference;
import dev.assay.results.comparison.Row;
import dev.assay.results.comparison.Uncomparable;
import dev.assay.results.comparison.Unmatched;
import dev.assay.results.comparison.Unmeasured;
import dev.assay.results.statistics.Outcome;
import dev.assay.results.summary.Digits;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A comparison as programs read it: what {@code assay compare --json} prints. Field names are fixed; docs/comparison.md
 * explains them and docs/formats/compare.schema.json checks them.
 */
public final class ComparisonJson {
    public static final String SCHEMA = "assay.compare/1";

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private ComparisonJson() {}

    /** The document as indented text without a line feed at its end. */
    public static String text(Comparison comparison) {
        return MAPPER.writeValueAsString(node(comparison));
    }

    public static ObjectNode node(Comparison comparison) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("schema", SCHEMA);
        side(node.putObject("base"), comparison.base());
        side(node.putObject("candidate"), comparison.candidate());
        node.put("margin_pct", Digits.round(comparison.question().margin().percent()));
        ArrayNode metrics = node.putArray("metrics");
        comparison.metrics().stream().map(Metric::key).forEach(metrics::add);
        ArrayNode cells = node.putArray("cells");
        comparison.rows().forEach(row -> row(cells.addObject(), row));
        ArrayNode uncomparable = node.putArray("uncomparable");
        comparison.uncomparable().forEach(u -> uncomparable(uncomparable.addObject(), u));
        ArrayNode unmatched = node.putArray("unmatched");
        comparison.unmatched().forEach(u -> unmatched(unmatched.addObject(), u));
        ArrayNode unmeasured = node.putArray("unmeasured");
        comparison.unmeasured().forEach(u -> unmeasured(unmeasured.addObject(), u));
        return node;
    }

    private static void side(ObjectNode node, Comparison.Side side) {
        node.put("selector", side.selector().toString());
        side.runs().forEach(node.putArray("runs")::add);
        node.put("cells", side.cells()).put("trials", side.trials()).put("left_out", side.leftOut());
    }

    private static void row(ObjectNode node, Row row) {
        CellJson.identity(node.putObject("cell"), row.base());
        node.put("metric", row.metric().key());
        node.put("unit", row.metric().unit());
        node.put("better", row.metric().better().name().toLowerCase(Locale.ROOT));
        side(node.putObject("base"), row.base().id(), row.ofBase());
        side(node.putObject("candidate"), row.candidate().id(), row.ofCandidate());
        ratio(node.putObject("ratio"), row);
        node.put("change_pct", row.change().map(change -> change.percent()).orElse(null));
        node.put("p", row.p()).put("p_adjusted", row.adjustedP());
        node.put("test", row.test() == null ? null : row.test().name().toLowerCase(Locale.ROOT));
        outcome(node, row.outcome());
        differs(node.putArray("differs"), row.differs());
        ArrayNode despite = node.putArray("despite");
        row.despite().forEach(code -> despite.add(code.name()));
        node.put("sensors", row.simulated() ? "simulated" : "device");
    }

    private static void side(ObjectNode node, String cell, Row.Side side) {
        node.put("cell", cell).put("median", side.median()).put("n", side.n());
    }

    private static void ratio(ObjectNode node, Row row) {
        node.put("median", row.ratio());
        if (row.ci95() == null) {
            node.putNull("ci95");
        } else {
            node.putArray("ci95").add(row.ci95().low()).add(row.ci95().high());
        }
        node.put("hodges_lehmann", row.hodgesLehmann());
        if (row.allowed() == null) {
            node.putNull("allowance");
        } else {
            node.putObject("allowance")
                    .put("independent_share", row.allowed().independentShare())
                    .put("drift_pct", row.allowed().driftPercent());
        }
        node.put("pairs", row.pairs().isPresent() ? (Integer) row.pairs().getAsInt() : null);
    }

    private static void outcome(ObjectNode node, Outcome outcome) {
        node.put("outcome", outcome.word());
        if (outcome instanceof Outcome.Inconclusive(var trials, String reason)) {
            node.put("reason", reason);
            node.put("trials_to_settle", trials.isPresent() ? (Integer) trials.getAsInt() : null);
        }
    }

    private static void differs(ArrayNode node, List<Difference> differences) {
        for (Difference difference : differences) {
            ObjectNode one = node.addObject().put("what", difference.what());
            difference.base().forEach(one.putArray("base")::add);
            difference.candidate().forEach(one.putArray("candidate")::add);
        }
    }

    private static void uncomparable(ObjectNode node, Uncomparable uncomparable) {
        CellJson.identity(node.putObject("cell"), uncomparable.cell());
        metric(node, uncomparable.metric());
        node.put("code", uncomparable.code().name()).put("why", uncomparable.why());
    }

    private static void unmatched(ObjectNode node, Unmatched unmatched) {
        CellJson.identity(node.putObject("cell"), unmatched.cell());
        metric(node, unmatched.metric());
        node.put("has", unmatched.has().label()).put("why", unmatched.why());
    }

    private static void unmeasured(ObjectNode node, Unmeasured unmeasured) {
        CellJson.identity(node.putObject("cell"), unmeasured.cell());
        metric(node, unmeasured.metric());
        node.put("why", unmeasured.why());
    }

    private static void metric(ObjectNode node, Optional<Metric> metric) {
        metric.ifPresent(m -> node.put("metric", m.key()));
    }
}
