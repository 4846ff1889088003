package dev.assay.harness.view;

import dev.assay.results.noise.Noise;
import dev.assay.results.noise.RunNoise;
import java.util.List;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The noise of runs as programs read it: what {@code assay noise --json} prints. Field names are fixed; docs/noise.md explains
 * them and docs/formats/noise.schema.json checks them.
 */
public final class NoiseJson {
    public static final String SCHEMA = "assay.noise/1";

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private NoiseJson() {}

    /** The document as indented text without a line feed at its end. */
    public static String text(List<RunNoise> runs) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("schema", SCHEMA);
        ArrayNode all = node.putArray("runs");
        runs.forEach(run -> run(all.addObject(), run));
        return MAPPER.writeValueAsString(node);
    }

    private static void run(ObjectNode node, RunNoise run) {
        node.put("run", run.run().id()).put("suite", run.run().suite());
        ArrayNode cells = node.putArray("cells");
        run.rows().forEach(row -> row(cells.addObject(), row));
    }

    private static void row(ObjectNode node, RunNoise.Row row) {
        CellJson.identity(node.putObject("cell"), row.cell());
        node.put("metric", row.metric().key());
        node.put("sensors", row.simulated() ? "simulated" : "device");
        switch (row.noise()) {
            case Noise.Measured measured -> measured(node, measured);
            case Noise.Absent(String reason) -> node.put("absent", reason);
        }
    }

    private static void measured(ObjectNode node, Noise.Measured noise) {
        node.put("n", noise.n()).put("median", noise.median()).put("unit", noise.unit());
        node.put("cv_pct", noise.cvPercent());
        ObjectNode floor = node.putObject("floor");
        floor.put("pct", noise.floor().percent());
        if (noise.floor().absent() == null) {
            floor.put("pairs", noise.floor().pairs());
        } else {
            floor.put("absent", noise.floor().absent());
        }
        node.put("autocorrelation", noise.order().autocorrelation());
        node.putObject("drift")
                .put("pct", noise.order().driftPercent())
                .put("p", noise.order().driftP());
        ArrayNode effects = node.putArray("detectable");
        noise.effects().forEach(effect -> {
            ObjectNode one = effects.addObject().put("trials", effect.trials());
            one.put("power80_pct", effect.percent80()).put("power90_pct", effect.percent90());
            if (effect.absent() != null) {
                one.put("absent", effect.absent());
            }
        });
    }
}
