package dev.assay.results.store;

import dev.assay.collectors.bundle.BundleJson;
import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.bundle.TrialDocument;
import java.util.Locale;
import org.jdbi.v3.core.Handle;

/**
 * Writes what trials share: run, suite, device, runtime, model, cell. What is there stays as it was first seen; each
 * trial's own document has what it said itself.
 */
final class Names {
    private Names() {}

    static void insert(Handle handle, TrialDocument document) {
        insertRun(handle, document.run());
        insertCell(handle, document.cell());
    }

    private static void insertRun(Handle handle, TrialDocument.Run run) {
        handle.createUpdate("INSERT INTO suites (sha256, text) VALUES (:sha256, :text) ON CONFLICT DO NOTHING")
                .bind("sha256", run.suiteSha256())
                .bind("text", run.suiteText())
                .execute();
        handle.createUpdate("""
                        INSERT INTO runs (id, suite, suite_sha256, seed, started, assay_version)
                        VALUES (:id, :suite, :sha256, :seed, :started, :version) ON CONFLICT DO NOTHING""")
                .bind("id", run.id())
                .bind("suite", run.suite())
                .bind("sha256", run.suiteSha256())
                .bind("seed", run.seed())
                .bind("started", Timestamps.text(run.started()))
                .bind("version", run.assayVersion())
                .execute();
    }

    private static void insertCell(Handle handle, Cell cell) {
        handle.createUpdate("""
                        INSERT INTO devices (id, platform, abi, model)
                        VALUES (:id, :platform, :abi, :model) ON CONFLICT DO NOTHING""")
                .bind("id", cell.device().id())
                .bind("platform", cell.device().platform())
                .bind("abi", cell.device().abi())
                .bind("model", cell.device().model())
                .execute();
        handle.createUpdate("""
                        INSERT INTO cells (id, device, runtime, model, workload, workload_json, threads, collectors)
                        VALUES (:id, :device, :runtime, :model, :workload,
                                :json, :threads, :collectors) ON CONFLICT DO NOTHING""")
                .bind("id", cell.id())
                .bind("device", cell.device().id())
                .bind("runtime", runtime(handle, cell.runtime()))
                .bind("model", model(handle, cell.model()))
                .bind("workload", cell.workload().name())
                .bind("json", BundleJson.mapper().writeValueAsString(cell.workload()))
                .bind("threads", cell.threads())
                .bind("collectors", cell.collectors().label())
                .execute();
    }

    private static long runtime(Handle handle, Cell.Runtime runtime) {
        handle.createUpdate("""
                        INSERT INTO runtimes (name, version, runner)
                        VALUES (:name, :version, :runner) ON CONFLICT DO NOTHING""").bindMethods(runtime).execute();
        return handle.createQuery("""
                        SELECT runtime FROM runtimes
                        WHERE name = :name AND version IS :version AND runner = :runner""").bindMethods(runtime).mapTo(Long.class).one();
    }

    private static long model(Handle handle, Cell.Model model) {
        String weights = model.weights().name().toLowerCase(Locale.ROOT);
        handle.createUpdate("""
                        INSERT INTO models (name, quantization, format, weights, licence, sha256, bytes)
                        VALUES (:name, :quantization, :format, :weightsKind, :licence, :sha256, :bytes)
                        ON CONFLICT DO NOTHING""").bindMethods(model).bind("weightsKind", weights).execute();
        return handle.createQuery("""
                        SELECT model FROM models
                        WHERE name = :name AND quantization = :quantization AND format = :format
                          AND weights = :weightsKind AND licence IS :licence AND sha256 IS :sha256""")
                .bindMethods(model)
                .bind("weightsKind", weights)
                .mapTo(Long.class)
                .one();
    }
}
