package dev.assay.harness.view;

import dev.assay.collectors.bundle.Cell;
import tools.jackson.databind.node.ObjectNode;

/** What a cell is, with the field names that every document shares. */
public final class CellJson {
    private CellJson() {}

    /** Adds the fields to the node. */
    public static void identity(ObjectNode node, Cell cell) {
        node.put("cell", cell.id());
        node.put("device", cell.device().id());
        node.put("platform", cell.device().platform());
        node.putObject("runtime")
                .put("name", cell.runtime().name())
                .put("version", cell.runtime().version())
                .put("runner", cell.runtime().runner());
        node.putObject("model")
                .put("name", cell.model().name())
                .put("quantization", cell.model().quantization())
                .put("weights", cell.model().weights().label())
                .put("sha256", cell.model().sha256());
        node.put("workload", cell.workload().name());
        node.put("threads", cell.threads());
        node.put("collectors", cell.collectors().label());
    }
}
