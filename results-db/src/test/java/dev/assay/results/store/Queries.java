package dev.assay.results.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.collectors.metric.Metric;
import dev.assay.results.pairing.Measurement;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;

/** What a database answers, without the numbers that depend on the order in which trials came. */
final class Queries {
    private static final List<String> BY_NAME = List.of(
            "SELECT * FROM figures ORDER BY run, trial, metric",
            "SELECT t.id, c.moment, c.position, c.at, c.name, c.unit, c.value, c.text, c.absent, c.source"
                    + " FROM conditions c JOIN trials t USING (trial) ORDER BY 1, 2, 3",
            "SELECT t.id, p.name, p.value FROM provenance p JOIN trials t USING (trial) ORDER BY 1, 2",
            "SELECT t.id, d.profile, d.simulated, idle_power_w, idle_uncertainty_w, idle_seconds, idle_method, idle_absent,"
                    + " bandwidth_bytes_per_s, bandwidth_method, bandwidth_absent"
                    + " FROM trial_devices d JOIN trials t USING (trial) ORDER BY 1",
            "SELECT id, bundle_sha256, block, plan_order, attempt, started, ended, charger, gate, gate_waited_s, verdict,"
                    + " failure, exit_code, signal FROM trials ORDER BY id",
            "SELECT t.id, p.position, p.name, p.iteration, p.begin_ns, p.end_ns"
                    + " FROM phases p JOIN trials t USING (trial) ORDER BY 1, 2",
            "SELECT t.id, r.position, code, r.value, limit_value, unit, detail"
                    + " FROM verdict_reasons r JOIN trials t USING (trial) ORDER BY 1, 2",
            "SELECT t.id, s.minute, seconds, decode_tps, temperature_c, power_w, frequency_hz"
                    + " FROM sustained_curve s JOIN trials t USING (trial) ORDER BY 1, 2",
            "SELECT t.id, k.key, hex(s.\"values\") FROM trial_series s JOIN trials t USING (trial)"
                    + " JOIN metrics k USING (metric) ORDER BY 1, 2",
            "SELECT id, suite, suite_sha256, seed, started, assay_version FROM runs ORDER BY id",
            "SELECT * FROM suites ORDER BY 1",
            "SELECT * FROM devices ORDER BY 1");

    private Queries() {}

    /** Every table and view holds the same, by names. */
    static void assertAlike(Path db, Path other) throws SQLException {
        for (String query : BY_NAME) {
            assertThat(rows(db, query)).as(query).containsExactlyElementsOf(rows(other, query));
        }
    }

    static List<Measurement> measurements(ResultsStore store) throws StoreException {
        return store.measurements(EnumSet.copyOf(Arrays.asList(Metric.values())));
    }

    /** Numbers to the last bit: as Java prints a double. */
    static List<List<String>> rows(Path db, String sql) throws SQLException {
        try (Connection connection = Database.connect(db);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<List<String>> rows = new ArrayList<>();
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.add(String.valueOf(result.getObject(i)));
                }
                rows.add(row);
            }
            return rows;
        }
    }
}
