package dev.assay.results.benchmark;

import dev.assay.results.samples.ChunkDecoder;
import dev.assay.results.samples.ChunkEncoder;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;

/** How many of the doubles that are easily lost each way of keeping them gives back to the bit. */
final class Exactness {
    static final double[] SPECIAL = {
        Double.NaN,
        Double.longBitsToDouble(0x7ff0_0000_0000_0001L),
        Double.longBitsToDouble(0xfff8_dead_beef_cafeL),
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        -0.0,
        Double.MIN_VALUE,
        -Double.MAX_VALUE,
        0.1 + 0.2,
        1e-3 * 12345
    };

    private Exactness() {}

    static int ofChunks() throws Exception {
        try (ChunkEncoder encoder = new ChunkEncoder();
                ChunkDecoder decoder = new ChunkDecoder()) {
            long[] times = new long[SPECIAL.length];
            return same(decoder.decode(
                            encoder.encode(times, SPECIAL, 0, SPECIAL.length).bytes())
                    .values());
        }
    }

    static int ofSqlite(Path folder) throws Exception {
        return ofRows("jdbc:sqlite:" + folder.resolve("exact.sqlite"), "REAL");
    }

    static int ofDuckDb(Path folder) throws Exception {
        return ofRows("jdbc:duckdb:" + folder.resolve("exact.duckdb"), "DOUBLE");
    }

    private static int ofRows(String url, String type) throws Exception {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE exact (i INTEGER, v " + type + ")");
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO exact VALUES (?, ?)")) {
                for (int i = 0; i < SPECIAL.length; i++) {
                    insert.setInt(1, i);
                    insert.setDouble(2, SPECIAL[i]);
                    insert.executeUpdate();
                }
            }
            double[] back = new double[SPECIAL.length];
            try (ResultSet row = statement.executeQuery("SELECT i, v FROM exact")) {
                while (row.next()) {
                    back[row.getInt(1)] = row.getDouble(2);
                }
            }
            return same(back);
        }
    }

    private static int same(double[] back) {
        int same = 0;
        for (int i = 0; i < SPECIAL.length; i++) {
            same += Double.doubleToRawLongBits(back[i]) == Double.doubleToRawLongBits(SPECIAL[i]) ? 1 : 0;
        }
        return same;
    }
}
