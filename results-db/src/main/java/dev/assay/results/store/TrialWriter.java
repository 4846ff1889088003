package dev.assay.results.store;

import dev.assay.collectors.bundle.TrialDocument;
import dev.assay.collectors.condition.Charger;
import dev.assay.collectors.verdict.Verdict;
import dev.assay.results.summary.TrialRow;
import java.sql.Connection;
import java.sql.SQLException;

/** Writes trials with all that belongs to them; to be called inside a transaction, by one thread at a time. */
final class TrialWriter implements AutoCloseable {
    private final Statements statements;
    private final Texts texts;
    private final Names names;
    private final Setups setups;
    private final SampleRows samples;

    TrialWriter(Connection connection) {
        statements = new Statements(connection);
        texts = new Texts(statements);
        names = new Names(statements);
        setups = new Setups(statements);
        samples = new SampleRows(statements);
    }

    /** A part of the transaction that can be taken back by itself. */
    void begin() throws SQLException {
        statements.run("SAVEPOINT trial");
    }

    void keep() throws SQLException {
        statements.run("RELEASE trial");
    }

    /** Takes back what was written since {@link #begin}. */
    void drop() throws SQLException {
        forget();
        statements.run("ROLLBACK TO trial");
        statements.run("RELEASE trial");
    }

    /** @throws StoreException when another bundle of the trial is stored; nothing is written then */
    IngestResult insert(MeasuredTrial measured) throws StoreException, SQLException {
        TrialRow row = measured.row();
        String trialId = row.document().trial().id();
        String stored = statements.findText(
                "SELECT bundle_sha256 FROM trials WHERE bundle_sha256 = ? OR id = ?", row.bundleSha256(), trialId);
        if (stored != null) {
            if (stored.equals(row.bundleSha256())) {
                return IngestResult.ALREADY_THERE;
            }
            throw StoreException.contradicts(row.bundle(), trialId, stored);
        }
        DocumentParts parts = DocumentParts.of(row.document());
        long trial = insertTrial(row, parts);
        insertDocument(trial, row, parts);
        new TrialDetails(statements, texts, trial).insert(measured);
        samples.insert(trial, measured.samples());
        return IngestResult.ADDED;
    }

    /** To be called when a transaction, or a part of one, was rolled back. */
    void forget() {
        texts.forget();
        names.forget();
        setups.forget();
        samples.forget();
    }

    @Override
    public void close() throws SQLException {
        statements.close();
    }

    private long insertTrial(TrialRow row, DocumentParts parts) throws SQLException {
        TrialDocument document = row.document();
        TrialDocument.Gate gate = document.gate();
        Verdict.Failed failed = row.verdict() instanceof Verdict.Failed f ? f : null;
        return statements.insert(
                """
                INSERT INTO trials (id, bundle_sha256, run, cell, setup, block, plan_order, attempt, started_ns, ended_ns,
                                    charger, gate, gate_waited_s, verdict, failure, failure_detail, exit_code, signal)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING trial""",
                document.trial().id(),
                row.bundleSha256(),
                names.run(document.run()),
                names.cell(document.cell()),
                setups.number(parts.setup()),
                document.trial().block(),
                document.trial().order(),
                document.trial().attempt(),
                Timestamps.nanos(document.trial().started()),
                Timestamps.nanos(document.trial().ended()),
                connected(Charger.of(document.before(), document.after())),
                gate == null ? null : gate.result().name(),
                gate == null ? null : (Double) gate.waitedS(),
                VerdictName.of(row.verdict()),
                failed == null ? null : failed.failure().name(),
                texts.numberOrNull(failed == null ? null : failed.detail()),
                document.outcome().exitCode(),
                document.outcome().signal());
    }

    private void insertDocument(long trial, TrialRow row, DocumentParts parts) throws SQLException {
        statements.run(
                "INSERT INTO trial_documents (trial, bundle, document, run_document, cell_document) VALUES (?, ?, ?, ?, ?)",
                trial,
                row.bundle().toString(),
                DocumentParts.json(parts.own()),
                texts.number(DocumentParts.json(parts.run())),
                texts.number(DocumentParts.json(parts.cell())));
    }

    private static Integer connected(Charger charger) {
        return switch (charger) {
            case CONNECTED -> 1;
            case NOT_CONNECTED -> 0;
            case UNKNOWN -> null;
        };
    }
}
