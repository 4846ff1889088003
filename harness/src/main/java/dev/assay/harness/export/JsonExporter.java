package dev.assay.harness.export;

import dev.assay.collectors.bundle.TrialDocument;
import dev.assay.collectors.metric.MetricValue;
import dev.assay.collectors.verdict.Verdict;
import dev.assay.harness.view.Artifacts;
import dev.assay.harness.view.RunJson;
import dev.assay.results.summary.RunSummary;
import dev.assay.results.summary.TrialRow;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Everything: each run's {@link RunJson}, its plan, and its trials with exact values, verdicts and conditions. */
public final class JsonExporter implements Exporter {
    public static final String SCHEMA = "assay.export/1";

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    @Override
    public String extension() {
        return ".json";
    }

    @Override
    public void write(List<RunSummary> runs, OutputStream out) throws IOException {
        ObjectNode root = MAPPER.createObjectNode().put("schema", SCHEMA);
        ArrayNode nodes = root.putArray("runs");
        runs.forEach(run -> nodes.add(run(run)));
        try {
            MAPPER.writeValue(out, root);
        } catch (JacksonException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getOriginalMessage(), e);
        }
    }

    private static ObjectNode run(RunSummary run) {
        ObjectNode node = RunJson.node(run, Artifacts.NONE);
        node.remove("artifacts");
        node.set("plan", MAPPER.valueToTree(run.run()));
        ArrayNode trials = node.putArray("trials");
        run.trials().forEach(trial -> trial(trials.addObject(), trial));
        return node;
    }

    private static void trial(ObjectNode node, TrialRow row) {
        TrialDocument document = row.document();
        node.put("cell", document.cell().id());
        node.set("trial", MAPPER.valueToTree(document.trial()));
        verdict(node, row.verdict());
        ObjectNode values = node.putObject("values");
        ObjectNode absent = node.putObject("absent");
        row.values().forEach((metric, value) -> {
            switch (value) {
                case MetricValue.Scalar(double v, Double uncertainty, String method) -> {
                    ObjectNode scalar = values.putObject(metric.key()).put("value", exact(v));
                    if (uncertainty != null) {
                        scalar.put("uncertainty", exact(uncertainty));
                    }
                    scalar.put("method", method);
                }
                case MetricValue.Distribution(List<Double> all, String method) -> {
                    ObjectNode distribution = values.putObject(metric.key());
                    ArrayNode array = distribution.putArray("values");
                    all.forEach(v -> array.add(exact(v)));
                    distribution.put("method", method);
                }
                case MetricValue.Absent(String reason) -> absent.put(metric.key(), reason);
            }
        });
        node.set("gate", MAPPER.valueToTree(document.gate()));
        node.set("before", MAPPER.valueToTree(document.before()));
        node.set("after", MAPPER.valueToTree(document.after()));
        node.set("sensing", MAPPER.valueToTree(document.sensing()));
        node.set("session", MAPPER.valueToTree(document.session()));
        node.set("curve", MAPPER.valueToTree(row.curve()));
        node.set("outcome", MAPPER.valueToTree(document.outcome()));
        node.set("provenance", MAPPER.valueToTree(document.provenance()));
        node.put("bundle_sha256", row.bundleSha256());
    }

    private static void verdict(ObjectNode node, Verdict verdict) {
        switch (verdict) {
            case Verdict.Valid valid -> node.put("verdict", "valid");
            case Verdict.Suspect suspect ->
                node.put("verdict", "suspect").set("reasons", MAPPER.valueToTree(suspect.reasons()));
            case Verdict.Failed failed ->
                node.put("verdict", "failed")
                        .put("failure", failed.failure().name())
                        .put("detail", failed.detail());
        }
    }

    /** The shortest decimal that reads back as the same double. */
    private static BigDecimal exact(double value) {
        return BigDecimal.valueOf(value);
    }
}
