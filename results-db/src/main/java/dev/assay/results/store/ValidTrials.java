package dev.assay.results.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The valid trials of some runs by run and place in the plan, of a trial that was measured again the last attempt alone: as
 * arrays of numbers, for there may be a hundred thousand of them. Every number that is read takes its time, so only what
 * tells trials apart is.
 */
final class ValidTrials {
    /** In place of a start that is not known. */
    static final long NO_START = Long.MIN_VALUE;

    /** In place of a charger of which no reading tells. */
    static final int NO_CHARGER = 2;

    // One index holds all of these columns; later attempts come behind earlier ones. To fetch a number costs more than
    // to find
    // it, so two small ones come in one where both fit.
    private static final String PLAN = """
            SELECT run, plan_order * 2 + (verdict = 'valid'), trial, cell << 32 | setup, block * 4 + ifnull(charger, %d),
                   ifnull(started_ns, %d)
            FROM trials WHERE run IN (SELECT value FROM json_each(?))
            ORDER BY run, plan_order, attempt""".formatted(NO_CHARGER, NO_START);

    private int count;
    private int[] runs = new int[1024];
    private int[] orders = new int[1024];
    private int[] trials = new int[1024];
    private int[] cells = new int[1024];
    private int[] blocks = new int[1024];
    private long[] starts = new long[1024];
    private int[] setups = new int[1024];
    private byte[] chargers = new byte[1024];

    private ValidTrials() {}

    /** @param runs numbers of runs */
    static ValidTrials of(Connection connection, List<Integer> runs) throws SQLException {
        ValidTrials found = new ValidTrials();
        try (PreparedStatement select = connection.prepareStatement(PLAN)) {
            select.setString(1, runs.stream().map(String::valueOf).collect(Collectors.joining(",", "[", "]")));
            try (ResultSet row = select.executeQuery()) {
                found.read(row);
            }
        }
        return found;
    }

    int count() {
        return count;
    }

    int run(int i) {
        return runs[i];
    }

    int order(int i) {
        return orders[i];
    }

    int trial(int i) {
        return trials[i];
    }

    int cell(int i) {
        return cells[i];
    }

    int block(int i) {
        return blocks[i];
    }

    /** ns since 1970, or {@link #NO_START}. */
    long start(int i) {
        return starts[i];
    }

    int setup(int i) {
        return setups[i];
    }

    /** 1, 0 or {@link #NO_CHARGER}. */
    int charger(int i) {
        return chargers[i];
    }

    private void read(ResultSet row) throws SQLException {
        boolean lastIsValid = true;
        while (row.next()) {
            int run = row.getInt(1);
            long orderAndValid = row.getLong(2);
            int order = Math.toIntExact(orderAndValid >> 1);
            boolean again = count > 0 && runs[count - 1] == run && orders[count - 1] == order;
            if (again || !lastIsValid) {
                count--; // an earlier attempt, or a trial whose last attempt is not valid
            }
            add(run, order, row);
            lastIsValid = (orderAndValid & 1) == 1;
        }
        if (!lastIsValid) {
            count--;
        }
    }

    private void add(int run, int order, ResultSet row) throws SQLException {
        if (count == trials.length) {
            grow(2 * count);
        }
        runs[count] = run;
        orders[count] = order;
        trials[count] = row.getInt(3);
        long cellAndSetup = row.getLong(4);
        cells[count] = (int) (cellAndSetup >> 32);
        setups[count] = (int) cellAndSetup;
        long blockAndCharger = row.getLong(5);
        blocks[count] = Math.toIntExact(blockAndCharger >> 2);
        chargers[count] = (byte) (blockAndCharger & 3);
        starts[count] = row.getLong(6);
        count++;
    }

    private void grow(int length) {
        runs = Arrays.copyOf(runs, length);
        orders = Arrays.copyOf(orders, length);
        trials = Arrays.copyOf(trials, length);
        cells = Arrays.copyOf(cells, length);
        blocks = Arrays.copyOf(blocks, length);
        starts = Arrays.copyOf(starts, length);
        setups = Arrays.copyOf(setups, length);
        chargers = Arrays.copyOf(chargers, length);
    }
}
