package dev.assay.results.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Several trials in one transaction: all that can be stored are, or after a kill or a full disk none of them. Each is atomic by
 * itself: one that is refused leaves nothing behind and does not touch the others.
 */
final class TrialBatch {
    private final Database database;
    private final TrialWriter writer;

    private TrialBatch(Database database) {
        this.database = database;
        this.writer = database.writer();
    }

    /** What became of one trial; exactly one of both is null. */
    record Outcome(IngestResult result, StoreException refused) {}

    /**
     * @return an outcome for each trial, in their order
     * @throws StoreException when the database fails; nothing is stored then
     */
    static List<Outcome> write(Database database, List<MeasuredTrial> trials) throws StoreException {
        return database.write(_ -> {
            TrialBatch batch = new TrialBatch(database);
            List<Outcome> outcomes = new ArrayList<>();
            for (MeasuredTrial trial : trials) {
                outcomes.add(batch.write(trial));
            }
            return outcomes;
        });
    }

    private Outcome write(MeasuredTrial trial) throws StoreException, SQLException {
        writer.begin();
        try {
            IngestResult result = inserted(trial);
            writer.keep();
            return new Outcome(result, null);
        } catch (StoreException e) {
            if (e.kind() != StoreException.Kind.REFUSED_BUNDLE) {
                throw e;
            }
            return refused(e);
        } catch (RuntimeException e) {
            // A sealed bundle of a strange program may lack anything; that must not stop an import or a run.
            return refused(StoreException.incomplete(trial.row().bundle(), e));
        }
    }

    private IngestResult inserted(MeasuredTrial trial) throws StoreException {
        try {
            return writer.insert(trial);
        } catch (SQLException e) {
            throw SqliteErrors.typed(database.file(), e);
        }
    }

    private Outcome refused(StoreException e) throws SQLException {
        writer.drop();
        return new Outcome(null, e);
    }
}
