package dev.assay.results.store;

import dev.assay.collectors.trace.Channel;
import dev.assay.collectors.trace.SampledGroup;
import dev.assay.results.samples.EncodedChannel;
import dev.assay.results.samples.EncodedChunk;
import dev.assay.results.samples.SampleSummary;
import java.sql.SQLException;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Writes the samples of trials; to be called inside their transaction. */
final class SampleRows {
    private final Statements statements;
    private final SharedRows<Channel> channels = new SharedRows<>(this::declared);

    SampleRows(Statements statements) {
        this.statements = statements;
    }

    void insert(long trial, EncodedSamples samples) throws SQLException {
        statements.run(
                "INSERT INTO trial_samples (trial, absent, damage, runner_started_ns) VALUES (?, ?, ?, ?)",
                trial,
                samples.absent(),
                samples.damage(),
                samples.runnerStartedNs());
        Map<EncodedChunk, Long> numbers = new IdentityHashMap<>();
        for (int i = 0; i < samples.channels().size(); i++) {
            EncodedChannel channel = samples.channels().get(i);
            insert(insertChannel(trial, i, channel, samples.group(channel.channel())), channel.chunks(), numbers);
        }
        for (Map.Entry<StampKind, List<EncodedChunk>> stamps : samples.stamps().entrySet()) {
            insertStamps(trial, stamps.getKey(), stamps.getValue());
        }
    }

    void forget() {
        channels.forget();
    }

    /** @param group how well it was sampled; null when nobody lived to tell */
    private long insertChannel(long trial, int position, EncodedChannel encoded, SampledGroup group)
            throws SQLException {
        return statements.insert(
                """
                INSERT INTO trial_channels (trial, position, channel, taken, lost, unread) VALUES (?, ?, ?, ?, ?, ?)
                RETURNING trial_channel""",
                trial,
                position,
                channels.number(encoded.channel()),
                encoded.taken(),
                group == null ? null : (Long) group.lostTicks(),
                group == null
                        ? null
                        : group.unread().getOrDefault(encoded.channel().name(), 0L));
    }

    /** @param numbers of the rows that were written so far: those that others' times are read together with come first */
    private void insert(long channel, List<EncodedChunk> chunks, Map<EncodedChunk, Long> numbers) throws SQLException {
        for (int i = 0; i < chunks.size(); i++) {
            EncodedChunk chunk = chunks.get(i);
            SampleSummary summary = chunk.summary();
            long number = statements.insert(
                    """
                    INSERT INTO sample_chunks (trial_channel, position, begin_ns, end_ns, "count", finite,
                                               min, min_at_ns, max, max_at_ns, sum, times_of, samples)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING chunk""",
                    channel,
                    i,
                    summary.beginNs(),
                    summary.endNs(),
                    summary.count(),
                    summary.finite(),
                    summary.min(),
                    summary.minAtNs(),
                    summary.max(),
                    summary.maxAtNs(),
                    summary.sum(),
                    chunk.timesOf() == null ? null : numbers.get(chunk.timesOf()),
                    chunk.bytes());
            numbers.put(chunk, number);
        }
    }

    private void insertStamps(long trial, StampKind kind, List<EncodedChunk> chunks) throws SQLException {
        for (int i = 0; i < chunks.size(); i++) {
            statements.run(
                    "INSERT INTO stamp_chunks (trial, kind, position, \"count\", stamps) VALUES (?, ?, ?, ?, ?)",
                    trial,
                    kind.key(),
                    i,
                    chunks.get(i).summary().count(),
                    chunks.get(i).bytes());
        }
    }

    private long declared(Channel channel) throws SQLException {
        Object[] values = {channel.name(), channel.unit(), channel.source(), channel.group(), channel.rateHz()};
        statements.run("""
                INSERT INTO channels (name, unit, source, sampling_group, rate_hz) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT DO NOTHING""", values);
        return statements.find("""
                        SELECT channel FROM channels
                        WHERE name = ? AND unit = ? AND source = ? AND sampling_group IS ? AND rate_hz = ?""", values).orElseThrow();
    }
}
