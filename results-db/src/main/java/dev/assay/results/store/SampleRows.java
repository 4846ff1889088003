package dev.assay.results.store;

import dev.assay.collectors.trace.Channel;
import dev.assay.collectors.trace.SampledGroup;
import dev.assay.results.samples.EncodedChannel;
import dev.assay.results.samples.EncodedChunk;
import dev.assay.results.samples.SampleSummary;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Writes the samples of one trial; to be called inside its transaction. */
final class SampleRows {
    private final Handle handle;
    private final long trial;

    /** Numbers are given out here: nobody else writes during the transaction. */
    private final Map<EncodedChunk, Long> numbers = new IdentityHashMap<>();

    private long lastChunk;

    private SampleRows(Handle handle, long trial) {
        this.handle = handle;
        this.trial = trial;
    }

    static void insert(Handle handle, long trial, EncodedSamples samples) {
        new SampleRows(handle, trial).insert(samples);
    }

    private void insert(EncodedSamples samples) {
        handle.createUpdate("INSERT INTO trial_samples VALUES (:trial, :absent, :damage)")
                .bind("trial", trial)
                .bind("absent", samples.absent())
                .bind("damage", samples.damage())
                .execute();
        lastChunk = handle.createQuery("SELECT coalesce(max(chunk), 0) FROM sample_chunks")
                .mapTo(Long.class)
                .one();
        try (PreparedBatch chunks = handle.prepareBatch("INSERT INTO sample_chunks VALUES (:chunk, :channel, :position,"
                + " :beginNs, :endNs, :count, :finite, :min, :minAtNs, :max, :maxAtNs, :sum, :timesOf, :samples)")) {
            for (int i = 0; i < samples.channels().size(); i++) {
                EncodedChannel channel = samples.channels().get(i);
                SampledGroup group = channel.channel().group() == null
                        ? null
                        : samples.groups().get(channel.channel().group());
                add(chunks, channel(i, channel, group), channel.chunks());
            }
            if (chunks.size() > 0) {
                chunks.execute();
            }
        }
        samples.stamps().forEach(this::stamps);
    }

    /** @return its number */
    private long channel(int position, EncodedChannel encoded, SampledGroup group) {
        Long unread = group == null
                ? null
                : group.unread().getOrDefault(encoded.channel().name(), 0L);
        return handle.createUpdate("""
                        INSERT INTO trial_channels (trial, position, channel, taken, lost, unread)
                        VALUES (:trial, :position, :channel, :taken, :lost, :unread)""")
                .bind("trial", trial)
                .bind("position", position)
                .bind("channel", declared(encoded.channel()))
                .bind("taken", encoded.taken())
                .bind("lost", group == null ? null : (Long) group.lostTicks())
                .bind("unread", unread)
                .executeAndReturnGeneratedKeys("trial_channel")
                .mapTo(Long.class)
                .one();
    }

    private long declared(Channel channel) {
        handle.createUpdate("""
                        INSERT INTO channels (name, unit, source, sampling_group, rate_hz)
                        VALUES (:name, :unit, :source, :group, :rateHz) ON CONFLICT DO NOTHING""").bindMethods(channel).execute();
        return handle.createQuery("""
                        SELECT channel FROM channels WHERE name = :name AND unit = :unit AND source = :source
                        AND sampling_group IS :group AND rate_hz = :rateHz""").bindMethods(channel).mapTo(Long.class).one();
    }

    private void add(PreparedBatch batch, long channel, List<EncodedChunk> chunks) {
        for (int i = 0; i < chunks.size(); i++) {
            EncodedChunk chunk = chunks.get(i);
            SampleSummary summary = chunk.summary();
            numbers.put(chunk, ++lastChunk);
            batch.bind("chunk", lastChunk)
                    .bind("channel", channel)
                    .bind("position", i)
                    .bindMethods(summary)
                    .bind("timesOf", numbers.get(chunk.timesOf()))
                    .bind("samples", chunk.bytes())
                    .add();
        }
    }

    private void stamps(StampKind kind, List<EncodedChunk> chunks) {
        try (PreparedBatch batch =
                handle.prepareBatch("INSERT INTO stamp_chunks VALUES (:trial, :kind, :position, :count, :stamps)")) {
            for (int i = 0; i < chunks.size(); i++) {
                batch.bind("trial", trial)
                        .bind("kind", kind.key())
                        .bind("position", i)
                        .bind("count", chunks.get(i).summary().count())
                        .bind("stamps", chunks.get(i).bytes())
                        .add();
            }
            batch.execute();
        }
    }
}
