package dev.assay.results.store;

import dev.assay.results.samples.SampledChannel;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * What is stored of a trial's samples, without the samples.
 *
 * @param trial its row
 * @param absent why there are none; null when there are
 * @param damage why some are missing; null when none are
 * @param runnerStartedNs on the device's monotonic clock; null when the trace does not say
 * @param rows of {@code trial_channels}, in the order of the channels
 */
record SampleRecord(
        long trial,
        String absent,
        String damage,
        Long runnerStartedNs,
        List<SampledChannel> channels,
        List<Long> rows) {
    static final String STORED_BEFORE = "stored before samples were; import the bundle into a new database";

    /** Empty when there is no such trial. */
    static Optional<SampleRecord> of(Handle handle, String trialId) {
        return handle.createQuery("""
                        SELECT t.trial, s.trial IS NOT NULL AS known, s.absent, s.damage, s.runner_started_ns
                        FROM trials t LEFT JOIN trial_samples s USING (trial) WHERE t.id = :id""")
                .bind("id", trialId)
                .map((row, _) -> {
                    Map<SampledChannel, Long> channels = channels(handle, row.getLong("trial"));
                    return new SampleRecord(
                            row.getLong("trial"),
                            row.getBoolean("known") ? row.getString("absent") : STORED_BEFORE,
                            row.getString("damage"),
                            number(row, "runner_started_ns"),
                            List.copyOf(channels.keySet()),
                            List.copyOf(channels.values()));
                })
                .findOne();
    }

    /** @throws IllegalArgumentException when the channel is another trial's */
    long row(SampledChannel channel) {
        int at = channels.indexOf(channel);
        if (at < 0) {
            throw new IllegalArgumentException("the trial has no such channel: " + channel);
        }
        return rows.get(at);
    }

    private static Map<SampledChannel, Long> channels(Handle handle, long trial) {
        Map<SampledChannel, Long> channels = new LinkedHashMap<>();
        handle.createQuery("""
                        SELECT t.trial_channel, t.position, c.name, c.unit, c.source, c.sampling_group, c.rate_hz,
                               t.taken, t.lost, t.unread
                        FROM trial_channels t JOIN channels c USING (channel) WHERE t.trial = :trial ORDER BY t.position""")
                .bind("trial", trial)
                .map((row, _) -> Map.entry(
                        new SampledChannel(
                                row.getInt("position"),
                                row.getString("name"),
                                row.getString("unit"),
                                row.getString("source"),
                                row.getString("sampling_group"),
                                row.getDouble("rate_hz"),
                                row.getLong("taken"),
                                number(row, "lost"),
                                number(row, "unread")),
                        row.getLong("trial_channel")))
                .forEach(entry -> channels.put(entry.getKey(), entry.getValue()));
        return channels;
    }

    private static Long number(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : (Long) value;
    }
}
