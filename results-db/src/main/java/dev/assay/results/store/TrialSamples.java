package dev.assay.results.store;

import dev.assay.results.samples.ChunkDecoder;
import dev.assay.results.samples.Plot;
import dev.assay.results.samples.PlotBuckets;
import dev.assay.results.samples.SampleVisitor;
import dev.assay.results.samples.SampledChannel;
import dev.assay.results.samples.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was sampled in one stored trial. Times are the device's monotonic clock in ns, the axis of phases too.
 *
 * <p>Safe for use by many threads as long as the {@link ResultsStore} that gave it is open; a stored trial never changes. Every
 * reading throws a {@link StoreException}, of kind {@code DAMAGED} with table and row when samples are not as they were
 * written: there is no number in their place.
 */
public final class TrialSamples {
    private final Database database;
    private final SampleRecord record;

    TrialSamples(Database database, SampleRecord record) {
        this.database = database;
        this.record = record;
    }

    /** Why there are no samples; empty when there are channels, though one of them may have none. */
    public Optional<String> absent() {
        return Optional.ofNullable(record.absent());
    }

    /** Why samples behind some time are missing from all channels; empty when the trace was read to its end. */
    public Optional<String> damage() {
        return Optional.ofNullable(record.damage());
    }

    /** When the runner started, on the axis of the samples; empty when the trace does not say. */
    public Optional<Long> runnerStartedNs() {
        return Optional.ofNullable(record.runnerStartedNs());
    }

    /** In the order declared. */
    public List<SampledChannel> channels() {
        return record.channels();
    }

    public Optional<SampledChannel> channel(String name) {
        return record.channels().stream().filter(c -> c.name().equals(name)).findFirst();
    }

    /**
     * The samples with {@code fromNs <= time <= toNs}, exact and in order of time. Takes 16 bytes of memory a sample:
     * {@link #forEach} needs no more for a longer trace.
     *
     * @param channel one of {@link #channels}
     */
    public Samples samples(SampledChannel channel, long fromNs, long toNs) throws StoreException {
        return read(rows -> {
            List<Samples> pieces = new ArrayList<>();
            try (ChunkRows.Reader reader = rows.reader()) {
                for (ChunkRow row : rows.list(record.row(channel), fromNs, toNs)) {
                    pieces.add(reader.read(row).between(fromNs, toNs));
                }
            }
            return Samples.joined(pieces);
        });
    }

    /** All of a channel for a picture. */
    public Plot plot(SampledChannel channel, int points) throws StoreException {
        return plot(channel, Long.MIN_VALUE, Long.MAX_VALUE, points);
    }

    /**
     * The samples of {@code fromNs <= time <= toNs} reduced to about so many points. Chunks that go whole into one bucket are
     * not decoded: their extremes are stored beside them.
     *
     * @param channel one of {@link #channels}
     * @param points above 0; at most so many {@link Plot#points} come, or 2
     */
    public Plot plot(SampledChannel channel, long fromNs, long toNs, int points) throws StoreException {
        return read(rows -> {
            List<ChunkRow> chunks = rows.list(record.row(channel), fromNs, toNs);
            if (chunks.isEmpty()) {
                return new Plot(0, List.of());
            }
            PlotBuckets buckets = new PlotBuckets(
                    Math.max(fromNs, chunks.getFirst().summary().beginNs()),
                    Math.min(toNs, chunks.getLast().summary().endNs()),
                    points);
            try (ChunkRows.Reader reader = rows.reader()) {
                for (ChunkRow chunk : chunks) {
                    if (buckets.takesWhole(chunk.summary())) {
                        buckets.add(chunk.summary());
                    } else {
                        buckets.add(reader.read(chunk));
                    }
                }
            }
            return buckets.plot();
        });
    }

    /**
     * Shows every sample: channel after channel in the order declared, each in order of time. Holds one chunk in memory,
     * however long the trial was, and lets other threads at the store between two of them.
     *
     * @throws E what the visitor throws; nothing more is shown then
     */
    public <E extends Exception> void forEach(SampleVisitor<E> visitor) throws StoreException, E {
        for (SampledChannel channel : record.channels()) {
            for (ChunkRow row : read(rows -> rows.list(record.row(channel), Long.MIN_VALUE, Long.MAX_VALUE))) {
                visitor.samples(channel, read(rows -> {
                    try (ChunkRows.Reader reader = rows.reader()) {
                        return reader.read(row);
                    }
                }));
            }
        }
    }

    /**
     * When each token came, by iteration and in order of index. Empty when the runner stamped none, or broke its protocol, or
     * the trial was stored before samples were: {@link #absent} tells the last.
     */
    public Map<Integer, long[]> tokens() throws StoreException {
        return database.read(handle -> new StampRows(database.file(), handle, record.trial()).tokens());
    }

    /** When each inference ran, by iteration. Empty as {@link #tokens} is. */
    public List<InferenceTimes> inferences() throws StoreException {
        return database.read(handle -> new StampRows(database.file(), handle, record.trial()).inferences());
    }

    private interface Reading<T> {
        T of(ChunkRows rows) throws StoreException;
    }

    private <T> T read(Reading<T> reading) throws StoreException {
        try (ChunkDecoder decoder = new ChunkDecoder()) {
            return database.read(handle -> reading.of(new ChunkRows(database.file(), handle, decoder)));
        }
    }
}
