package dev.assay.results.store;

import dev.assay.collectors.bundle.TrialDocument;
import dev.assay.collectors.sensing.Sensing;
import dev.assay.collectors.sensing.SessionMeasurements;
import java.sql.SQLException;
import java.util.Map;
import java.util.OptionalLong;

/** Writes what the trials of a session on a device share, a row for each that differs in anything. */
final class Setups {
    private final Statements statements;
    private final SharedRows<TrialDocument> setups = new SharedRows<>(this::setup);

    Setups(Statements statements) {
        this.statements = statements;
    }

    /** @param setup as in {@link DocumentParts} */
    long number(TrialDocument setup) throws SQLException {
        return setups.number(setup);
    }

    void forget() {
        setups.forget();
    }

    private long setup(TrialDocument setup) throws SQLException {
        String document = DocumentParts.json(setup);
        OptionalLong known = statements.find("SELECT setup FROM setups WHERE document = ?", document);
        if (known.isPresent()) {
            return known.getAsLong();
        }
        long number = insert(document, setup.sensing(), setup.session());
        if (setup.provenance() != null) {
            for (Map.Entry<String, String> entry : setup.provenance().entrySet()) {
                statements.run(
                        "INSERT INTO setup_provenance VALUES (?, ?, ?)", number, entry.getKey(), entry.getValue());
            }
        }
        return number;
    }

    private long insert(String document, Sensing sensing, SessionMeasurements session) throws SQLException {
        SessionMeasurements.Idle idle = session == null ? null : session.idle();
        SessionMeasurements.Bandwidth bandwidth = session == null ? null : session.bandwidth();
        return statements.insert(
                """
                INSERT INTO setups (document, profile, simulated, idle_power_w, idle_uncertainty_w, idle_seconds, idle_method,
                                    idle_absent, bandwidth_bytes_per_s, bandwidth_method, bandwidth_absent)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING setup""",
                document,
                sensing == null ? null : profile(sensing.profile()),
                sensing == null ? null : sensing.simulated(),
                idle == null ? null : (Double) idle.powerW(),
                idle == null ? null : (Double) idle.uncertaintyW(),
                idle == null ? null : (Double) idle.seconds(),
                idle == null ? null : idle.method(),
                session == null ? null : session.idleAbsent(),
                bandwidth == null ? null : (Double) bandwidth.bytesPerS(),
                bandwidth == null ? null : bandwidth.method(),
                session == null ? null : session.bandwidthAbsent());
    }

    private Long profile(String name) throws SQLException {
        if (name == null) {
            return null;
        }
        statements.run("INSERT INTO profiles (name) VALUES (?) ON CONFLICT DO NOTHING", name);
        return statements
                .find("SELECT profile FROM profiles WHERE name = ?", name)
                .orElseThrow();
    }
}
