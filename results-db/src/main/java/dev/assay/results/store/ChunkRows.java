package dev.assay.results.store;

import dev.assay.results.samples.ChunkDecoder;
import dev.assay.results.samples.CorruptChunkException;
import dev.assay.results.samples.SampleSummary;
import dev.assay.results.samples.Samples;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Reads chunks of samples; to be called inside a transaction. What a row says of its chunk is held against the chunk. */
final class ChunkRows {
    private static final String LIST = """
            SELECT chunk, begin_ns, end_ns, "count", finite, min, min_at_ns, max, max_at_ns, sum FROM sample_chunks
            WHERE trial_channel = ? AND end_ns >= ? AND begin_ns <= ? ORDER BY position""";
    private static final String READ = """
            SELECT c.samples, c.times_of, l.samples FROM sample_chunks c LEFT JOIN sample_chunks l ON l.chunk = c.times_of
            WHERE c.chunk = ?""";

    private final Path file;
    private final Handle handle;
    private final ChunkDecoder decoder;

    ChunkRows(Path file, Handle handle, ChunkDecoder decoder) {
        this.file = file;
        this.handle = handle;
        this.decoder = decoder;
    }

    /** Those with a sample from {@code fromNs} to {@code toNs} or around it, in order of time. */
    List<ChunkRow> list(long trialChannel, long fromNs, long toNs) throws StoreException {
        try (PreparedStatement query = handle.getConnection().prepareStatement(LIST)) {
            query.setLong(1, trialChannel);
            query.setLong(2, fromNs);
            query.setLong(3, toNs);
            List<ChunkRow> rows = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    rows.add(row(row));
                }
            }
            return rows;
        } catch (SQLException e) {
            throw SqliteErrors.typed(file, e);
        }
    }

    /** Decodes chunks one after the other with one statement. */
    Reader reader() throws StoreException {
        try {
            return new Reader(handle.getConnection().prepareStatement(READ));
        } catch (SQLException e) {
            throw SqliteErrors.typed(file, e);
        }
    }

    private ChunkRow row(ResultSet row) throws SQLException, StoreException {
        long chunk = row.getLong(1);
        try {
            boolean none = row.getLong(5) == 0;
            return new ChunkRow(
                    chunk,
                    new SampleSummary(
                            row.getLong(2),
                            row.getLong(3),
                            row.getLong(4),
                            row.getLong(5),
                            none ? null : (Double) row.getDouble(6),
                            none ? null : (Long) row.getLong(7),
                            none ? null : (Double) row.getDouble(8),
                            none ? null : (Long) row.getLong(9),
                            none ? null : (Double) row.getDouble(10)));
        } catch (IllegalArgumentException e) {
            throw StoreException.damaged(file, place(chunk) + ": " + e.getMessage(), e);
        }
    }

    private static String place(long chunk) {
        return "row " + chunk + " of sample_chunks";
    }

    final class Reader implements AutoCloseable {
        private final PreparedStatement query;

        private Reader(PreparedStatement query) {
            this.query = query;
        }

        /** @throws StoreException of kind {@code DAMAGED} when the chunk is not as it was written, or not the row's */
        Samples read(ChunkRow row) throws StoreException {
            try {
                query.setLong(1, row.chunk());
                Samples samples = decoded(row);
                if (!samples.summary().equals(row.summary())) {
                    throw StoreException.damaged(file, place(row.chunk()) + ": it is not what its samples say", null);
                }
                return samples;
            } catch (SQLException e) {
                throw SqliteErrors.typed(file, e);
            } catch (CorruptChunkException e) {
                throw StoreException.damaged(file, place(row.chunk()) + ": " + e.why(), e);
            }
        }

        private Samples decoded(ChunkRow row) throws SQLException, StoreException, CorruptChunkException {
            try (ResultSet found = query.executeQuery()) {
                if (!found.next()) {
                    throw StoreException.damaged(file, place(row.chunk()) + " is gone", null);
                }
                return decoder.decode(found.getBytes(1), found.getObject(2) == null ? null : found.getBytes(3));
            }
        }

        @Override
        public void close() throws StoreException {
            try {
                query.close();
            } catch (SQLException e) {
                throw SqliteErrors.typed(file, e);
            }
        }
    }
}
