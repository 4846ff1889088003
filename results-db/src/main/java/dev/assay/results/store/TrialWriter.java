package dev.assay.results.store;

import dev.assay.collectors.bundle.BundleJson;
import dev.assay.collectors.bundle.TrialDocument;
import dev.assay.collectors.verdict.Verdict;
import dev.assay.results.summary.TrialRow;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** Writes one trial with all that belongs to it; to be called inside a transaction. */
final class TrialWriter {
    private TrialWriter() {}

    static IngestResult insert(Handle handle, MeasuredTrial measured) throws StoreException {
        TrialRow row = measured.row();
        String trialId = row.document().trial().id();
        Optional<String> stored = handle.createQuery(
                        "SELECT bundle_sha256 FROM trials WHERE bundle_sha256 = :sha256 OR id = :id")
                .bind("sha256", row.bundleSha256())
                .bind("id", trialId)
                .mapTo(String.class)
                .findFirst();
        if (stored.isPresent()) {
            if (stored.get().equals(row.bundleSha256())) {
                return IngestResult.ALREADY_THERE;
            }
            throw StoreException.contradicts(row.bundle(), trialId, stored.get());
        }
        Names.insert(handle, row.document());
        new TrialDetails(handle, insertTrial(handle, row)).insert(measured);
        return IngestResult.ADDED;
    }

    private static long insertTrial(Handle handle, TrialRow row) {
        TrialDocument document = row.document();
        TrialDocument.Gate gate = document.gate();
        Update insert = handle.createUpdate("""
                        INSERT INTO trials (id, bundle_sha256, bundle, run, cell, block, plan_order, attempt, started, ended,
                                            gate, gate_waited_s, verdict, failure, failure_detail, exit_code, signal,
                                            document)
                        VALUES (:id, :sha256, :bundle, :run, :cell, :block, :order, :attempt, :started, :ended,
                                :gate, :gateWaitedS, :verdict, :failure, :failureDetail, :exitCode, :signal, :document)""")
                .bind("id", document.trial().id())
                .bind("sha256", row.bundleSha256())
                .bind("bundle", row.bundle().toString())
                .bind("run", document.run().id())
                .bind("cell", document.cell().id())
                .bind("block", document.trial().block())
                .bind("order", document.trial().order())
                .bind("attempt", document.trial().attempt())
                .bind("started", Timestamps.text(document.trial().started()))
                .bind("ended", Timestamps.text(document.trial().ended()))
                .bind("gate", gate == null ? null : gate.result().name())
                .bind("gateWaitedS", gate == null ? null : (Double) gate.waitedS())
                .bind("exitCode", document.outcome().exitCode())
                .bind("signal", document.outcome().signal())
                .bind("document", BundleJson.mapper().writeValueAsString(document));
        bindVerdict(insert, row.verdict());
        return insert.executeAndReturnGeneratedKeys("trial").mapTo(Long.class).one();
    }

    private static void bindVerdict(Update insert, Verdict verdict) {
        Verdict.Failed failed = verdict instanceof Verdict.Failed f ? f : null;
        insert.bind("verdict", VerdictName.of(verdict))
                .bind("failure", failed == null ? null : failed.failure().name())
                .bind("failureDetail", failed == null ? null : failed.detail());
    }
}
