package dev.assay.results.store;

import dev.assay.collectors.bundle.TrialDocument;
import dev.assay.collectors.sensing.Sensing;
import dev.assay.collectors.sensing.SessionMeasurements;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** Writes what a trial's document says of its device; no row where it says nothing. */
final class TrialDeviceRow {
    private TrialDeviceRow() {}

    static void insert(Handle handle, long trial, TrialDocument document) {
        if (document.sensing() == null && document.session() == null) {
            return;
        }
        try (Update insert = handle.createUpdate("""
                INSERT INTO trial_devices
                VALUES (:trial, :profile, :simulated, :idleW, :idleUncertaintyW, :idleS, :idleMethod, :idleAbsent,
                        :bandwidth, :bandwidthMethod, :bandwidthAbsent)""")) {
            insert.bind("trial", trial);
            sensing(insert, document.sensing());
            session(insert, document.session());
            insert.execute();
        }
    }

    private static void sensing(Update insert, Sensing sensing) {
        insert.bind("profile", sensing == null ? null : sensing.profile())
                .bind("simulated", sensing == null ? null : sensing.simulated());
    }

    private static void session(Update insert, SessionMeasurements session) {
        SessionMeasurements.Idle idle = session == null ? null : session.idle();
        SessionMeasurements.Bandwidth bandwidth = session == null ? null : session.bandwidth();
        insert.bind("idleW", idle == null ? null : (Double) idle.powerW())
                .bind("idleUncertaintyW", idle == null ? null : (Double) idle.uncertaintyW())
                .bind("idleS", idle == null ? null : (Double) idle.seconds())
                .bind("idleMethod", idle == null ? null : idle.method())
                .bind("idleAbsent", session == null ? null : session.idleAbsent())
                .bind("bandwidth", bandwidth == null ? null : (Double) bandwidth.bytesPerS())
                .bind("bandwidthMethod", bandwidth == null ? null : bandwidth.method())
                .bind("bandwidthAbsent", session == null ? null : session.bandwidthAbsent());
    }
}
