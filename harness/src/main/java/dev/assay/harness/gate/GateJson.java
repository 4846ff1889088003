package dev.assay.harness.gate;

import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.metric.Metric;
import dev.assay.harness.view.CellJson;
import dev.assay.harness.view.ComparisonJson;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A gate's judgement as programs read it, with the comparison it stands on. Field names are fixed; docs/formats/policy.md. */
public final class GateJson {
    public static final String SCHEMA = "assay.gate/1";

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private GateJson() {}

    /** Indented, without a line feed at its end. */
    public static String text(Gate gate) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("schema", SCHEMA).put("passed", gate.passed());
        node.putObject("policy")
                .put("file", gate.policy().source().file().toString())
                .put("sha256", gate.policy().source().sha256());
        ObjectNode counts = node.putObject("counts");
        for (Action action : Action.values()) {
            counts.put(action.label(), gate.count(action));
        }
        ArrayNode findings = node.putArray("findings");
        gate.findings().forEach(finding -> finding(findings.addObject(), finding));
        node.set("comparison", ComparisonJson.node(gate.comparison()));
        return MAPPER.writeValueAsString(node);
    }

    private static void finding(ObjectNode node, Finding finding) {
        switch (finding.subject()) {
            case Subject.OfCell(Cell cell, var metric) -> {
                CellJson.identity(node.putObject("cell"), cell);
                metric.ifPresent(m -> node.put("metric", m.key()));
            }
            case Subject.OfRule(Policy.Rule rule) -> node.put("rule", rule.number());
            case Subject.OfMetric(Metric metric) -> node.put("metric", metric.key());
            case Subject.OfPolicy _ -> {}
            case Subject.OfBase _ -> {} // the word of the finding says it
        }
        node.put("finding", finding.kind().label())
                .put("action", finding.action().label())
                .put("text", finding.text());
    }
}
