package dev.assay.results.store;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Reads the runs without counting their trials. */
final class RunFactsReader {
    private RunFactsReader() {}

    /** Latest first. */
    static List<RunFacts> all(Handle handle) {
        return handle.createQuery(
                        "SELECT id, suite, suite_sha256, started, assay_version FROM runs ORDER BY started DESC, id DESC")
                .map((row, _) -> new RunFacts(
                        row.getString("id"),
                        row.getString("suite"),
                        row.getString("suite_sha256"),
                        Instant.parse(row.getString("started")),
                        row.getString("assay_version")))
                .list();
    }
}
