package dev.assay.results.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NumberRowsTest {
    @TempDir
    Path tmp;

    private Connection connection;

    @BeforeEach
    void opened() throws SQLException {
        connection = Database.connect(tmp.resolve("numbers.db"));
    }

    @AfterEach
    void closed() throws SQLException {
        connection.close();
    }

    @Test
    void everyRowIsHandedOnInOrder() throws SQLException {
        assertThat(read("SELECT value, value / 8.0 FROM generate(?)", 3))
                .containsExactly("1 0.125", "2 0.25", "3 0.375");
        assertThat(read("SELECT value, value / 8.0 FROM generate(?)", 1)).containsExactly("1 0.125");
        assertThat(read("SELECT value, value / 8.0 FROM generate(?)", 0)).isEmpty();
    }

    @Test
    void everyBitOfANumberArrives() throws SQLException {
        assertThat(read("SELECT -9223372036854775807 - ?, 0.1 + 0.2", 1))
                .containsExactly(Long.MIN_VALUE + " 0.30000000000000004");
    }

    @Test
    void nullReadsAsZero() throws SQLException {
        assertThat(read("SELECT nullif(?, 5), NULL", 5)).containsExactly("0 0.0");
    }

    @Test
    void anErrorAfterTheFirstRowIsThrown() {
        assertThatThrownBy(() -> read("SELECT abs(-9223372036854775807 - (value > 1)), 0 FROM generate(?)", 3))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("integer overflow");
    }

    private List<String> read(String sql, int parameter) throws SQLException {
        List<String> rows = new ArrayList<>();
        String numbers = """
                WITH RECURSIVE numbers(value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM numbers)
                %s""".formatted(sql.replace("generate(?)", "(SELECT value FROM numbers LIMIT ?)"));
        try (PreparedStatement select = connection.prepareStatement(numbers)) {
            select.setInt(1, parameter);
            NumberRows.each(select, row -> rows.add(row.integer(0) + " " + row.real(1)));
        }
        return rows;
    }
}
