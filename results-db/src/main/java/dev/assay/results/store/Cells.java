package dev.assay.results.store;

import dev.assay.collectors.bundle.BundleJson;
import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.bundle.Workload;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads the cells that are known, each as its trials have it. */
final class Cells {
    private Cells() {}

    /** By id. */
    static List<Cell> all(Connection connection) throws SQLException {
        Map<String, Workload> workloads = new HashMap<>(); // many cells share one, and reading JSON is most of the work
        List<Cell> cells = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("""
                        SELECT c.id, c.workload_json, c.threads, c.collectors,
                               d.id AS device, d.platform, d.abi, d.model AS device_model,
                               r.name AS runtime, r.version, r.runner,
                               m.name AS model, m.quantization, m.format, m.weights, m.licence, m.sha256, m.bytes
                        FROM cells c
                        JOIN devices d ON d.id = c.device
                        JOIN runtimes r ON r.runtime = c.runtime
                        JOIN models m ON m.model = c.model
                        ORDER BY c.id""");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                cells.add(cell(
                        row,
                        workloads.computeIfAbsent(
                                row.getString("workload_json"),
                                json -> BundleJson.mapper().readValue(json, Workload.class))));
            }
        }
        return cells;
    }

    private static Cell cell(ResultSet row, Workload workload) throws SQLException {
        Number bytes = (Number) row.getObject("bytes");
        return new Cell(
                row.getString("id"),
                new Cell.Device(
                        row.getString("device"),
                        row.getString("platform"),
                        row.getString("abi"),
                        row.getString("device_model")),
                new Cell.Runtime(row.getString("runtime"), row.getString("version"), row.getString("runner")),
                new Cell.Model(
                        row.getString("model"),
                        row.getString("quantization"),
                        row.getString("format"),
                        Cell.Weights.valueOf(row.getString("weights").toUpperCase(Locale.ROOT)),
                        row.getString("licence"),
                        row.getString("sha256"),
                        bytes == null ? null : bytes.longValue()),
                workload,
                row.getInt("threads"),
                Cell.Collectors.valueOf(row.getString("collectors").toUpperCase(Locale.ROOT)));
    }
}
