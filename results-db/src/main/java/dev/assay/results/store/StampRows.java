package dev.assay.results.store;

import dev.assay.results.samples.ChunkDecoder;
import dev.assay.results.samples.CorruptChunkException;
import dev.assay.results.samples.Samples;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;

/** Reads when tokens came and inferences ran; to be called inside a transaction. */
final class StampRows {
    private final Path file;
    private final Handle handle;
    private final long trial;

    StampRows(Path file, Handle handle, long trial) {
        this.file = file;
        this.handle = handle;
        this.trial = trial;
    }

    private record Row(int position, long count, byte[] stamps) {}

    Map<Integer, long[]> tokens() throws StoreException {
        Samples stamps = stamps(StampKind.TOKEN);
        Map<Integer, long[]> tokens = new LinkedHashMap<>();
        for (int from = 0; from < stamps.count(); ) {
            int to = from + 1;
            while (to < stamps.count() && stamps.value(to) == stamps.value(from)) {
                to++;
            }
            tokens.put(
                    (int) stamps.value(from),
                    IntStream.range(from, to).mapToLong(stamps::timeNs).toArray());
            from = to;
        }
        return tokens;
    }

    List<InferenceTimes> inferences() throws StoreException {
        Samples begins = stamps(StampKind.INFERENCE_BEGIN);
        Samples ends = stamps(StampKind.INFERENCE_END);
        if (begins.count() != ends.count()) {
            throw StoreException.damaged(
                    file, place() + ": " + begins.count() + " inferences begin, " + ends.count() + " end", null);
        }
        return IntStream.range(0, begins.count())
                .mapToObj(i -> new InferenceTimes((int) begins.value(i), begins.timeNs(i), ends.timeNs(i)))
                .toList();
    }

    /** In order of iteration and index; the values are the iterations. */
    private Samples stamps(StampKind kind) throws StoreException {
        List<Row> rows = handle.createQuery("""
                        SELECT position, "count", stamps FROM stamp_chunks
                        WHERE trial = :trial AND kind = :kind ORDER BY position""")
                .bind("trial", trial)
                .bind("kind", kind.key())
                .map((row, _) -> new Row(row.getInt(1), row.getLong(2), row.getBytes(3)))
                .list();
        List<Samples> pieces = new ArrayList<>();
        try (ChunkDecoder decoder = new ChunkDecoder()) {
            for (Row row : rows) {
                pieces.add(decoded(decoder, kind, row));
            }
        }
        return Samples.joined(pieces);
    }

    private Samples decoded(ChunkDecoder decoder, StampKind kind, Row row) throws StoreException {
        String place = place() + ", " + kind.key() + " " + row.position();
        try {
            Samples samples = decoder.decode(row.stamps());
            if (samples.count() != row.count()) {
                throw StoreException.damaged(file, place + ": its count and its stamps differ", null);
            }
            return samples;
        } catch (CorruptChunkException e) {
            throw StoreException.damaged(file, place + ": " + e.why(), e);
        }
    }

    private String place() {
        return "stamp_chunks of trial " + trial;
    }
}
