package dev.assay.results.store;

import dev.assay.collectors.bundle.BundleJson;
import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.bundle.TrialDocument;
import java.sql.SQLException;

/**
 * Writes what trials share by name: run, suite, device, runtime, model, cell. Where two trials say something else of the same
 * device or cell (a file that could not be fetched has no hash), what is known wins over what is not, and the greater text
 * over the lesser: the order in which trials are stored must not show. Each trial's own document has what it said itself.
 */
final class Names {
    private final Statements statements;
    private final SharedRows<TrialDocument.Run> runs = new SharedRows<>(this::insertRun);
    private final SharedRows<Cell> cells = new SharedRows<>(this::insertCell);

    Names(Statements statements) {
        this.statements = statements;
    }

    long run(TrialDocument.Run run) throws SQLException {
        return runs.number(run);
    }

    long cell(Cell cell) throws SQLException {
        return cells.number(cell);
    }

    void forget() {
        runs.forget();
        cells.forget();
    }

    private long insertRun(TrialDocument.Run run) throws SQLException {
        statements.run(
                "INSERT INTO suites (sha256, text) VALUES (?, ?) ON CONFLICT DO NOTHING",
                run.suiteSha256(),
                run.suiteText());
        return statements.insert(
                """
                INSERT INTO runs (id, suite, suite_sha256, seed, started, assay_version) VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET
                    assay_version = coalesce(max(assay_version, excluded.assay_version), assay_version, excluded.assay_version)
                RETURNING run""",
                run.id(),
                run.suite(),
                run.suiteSha256(),
                run.seed(),
                Timestamps.text(run.started()),
                run.assayVersion());
    }

    private long insertCell(Cell cell) throws SQLException {
        insertDevice(cell.device());
        long runtime = runtime(cell.runtime());
        long model = model(cell.model());
        long number = statements.insert(
                """
                INSERT INTO cells (id, device, runtime, model, workload, workload_json, threads, collectors)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET id = id RETURNING cell""",
                cell.id(),
                cell.device().id(),
                runtime,
                model,
                cell.workload().name(),
                BundleJson.mapper().writeValueAsString(cell.workload()),
                cell.threads(),
                cell.collectors().label());
        statements.run("""
                UPDATE cells SET model = m.model FROM models m, models old
                WHERE m.model = ?1 AND cell = ?2 AND old.model = cells.model
                  AND (coalesce(m.sha256, ''), m.name, m.quantization, m.format, m.weights, coalesce(m.licence, ''))
                    > (coalesce(old.sha256, ''), old.name, old.quantization, old.format, old.weights, coalesce(old.licence, ''))""", model, number);
        statements.run("""
                UPDATE cells SET runtime = r.runtime FROM runtimes r, runtimes old
                WHERE r.runtime = ?1 AND cell = ?2 AND old.runtime = cells.runtime
                  AND (coalesce(r.version, ''), r.name, r.runner) > (coalesce(old.version, ''), old.name, old.runner)""", runtime, number);
        return number;
    }

    private void insertDevice(Cell.Device device) throws SQLException {
        statements.run("""
                INSERT INTO devices (id, platform, abi, model) VALUES (?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET
                    platform = max(platform, excluded.platform), abi = max(abi, excluded.abi),
                    model = coalesce(max(model, excluded.model), model, excluded.model)""", device.id(), device.platform(), device.abi(), device.model());
    }

    private long runtime(Cell.Runtime runtime) throws SQLException {
        statements.run(
                "INSERT INTO runtimes (name, version, runner) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                runtime.name(),
                runtime.version(),
                runtime.runner());
        return statements
                .find(
                        "SELECT runtime FROM runtimes WHERE name = ? AND version IS ? AND runner = ?",
                        runtime.name(),
                        runtime.version(),
                        runtime.runner())
                .orElseThrow();
    }

    private long model(Cell.Model model) throws SQLException {
        statements.run(
                """
                INSERT INTO models (name, quantization, format, weights, licence, sha256, bytes)
                VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET
                    bytes = coalesce(max(bytes, excluded.bytes), bytes, excluded.bytes)""",
                model.name(),
                model.quantization(),
                model.format(),
                model.weights().label(),
                model.licence(),
                model.sha256(),
                model.bytes());
        return statements
                .find(
                        """
                        SELECT model FROM models WHERE name = ? AND quantization = ? AND format = ? AND weights = ?
                        AND licence IS ? AND sha256 IS ?""",
                        model.name(),
                        model.quantization(),
                        model.format(),
                        model.weights().label(),
                        model.licence(),
                        model.sha256())
                .orElseThrow();
    }
}
