package dev.assay.results.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
    // to find it, so two or three small ones come in one; 30 bits are left for a block.
    private static final String PLAN = """
            SELECT (run << 32) + (plan_order << 1) + (verdict = 'valid'), (trial << 32) + (block << 2) + ifnull(charger, %d),
                   (cell << 32) + setup, ifnull(started_ns, %d)
            FROM trials WHERE run IN (SELECT value FROM json_each(?))
            ORDER BY run, plan_order, attempt""".formatted(NO_CHARGER, NO_START);

    /** By run, the cells of all its trials, however they ended. */
    private final Map<Integer, BitSet> tried = new TreeMap<>();

    private int lastRun = -1;
    private BitSet triedInLast;
    private int count;
    private boolean lastIsValid = true;
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
            NumberRows.each(select, found::read);
        }
        if (!found.lastIsValid) {
            found.count--;
        }
        return found;
    }

    int count() {
        return count;
    }

    /** By the number of the run, the numbers of the cells that it has trials of, however these ended. */
    Map<Integer, BitSet> tried() {
        return tried;
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

    private void read(NumberRows.Row row) throws SQLException {
        long runOrderAndValid = row.integer(0);
        int run = (int) (runOrderAndValid >> 32);
        int order = (int) runOrderAndValid >>> 1;
        long cellAndSetup = row.integer(2);
        tried(run, (int) (cellAndSetup >> 32));
        boolean again = count > 0 && runs[count - 1] == run && orders[count - 1] == order;
        if (again || !lastIsValid) {
            count--; // an earlier attempt, or a trial whose last attempt is not valid
        }
        add(run, order, cellAndSetup, row);
        lastIsValid = (runOrderAndValid & 1) == 1;
    }

    /** Trials come by run. */
    private void tried(int run, int cell) {
        if (run != lastRun) {
            lastRun = run;
            triedInLast = tried.computeIfAbsent(run, _ -> new BitSet());
        }
        triedInLast.set(cell);
    }

    private void add(int run, int order, long cellAndSetup, NumberRows.Row row) throws SQLException {
        if (count == trials.length) {
            grow(2 * count);
        }
        runs[count] = run;
        orders[count] = order;
        long trialBlockAndCharger = row.integer(1);
        trials[count] = (int) (trialBlockAndCharger >> 32);
        blocks[count] = (int) trialBlockAndCharger >>> 2;
        chargers[count] = (byte) (trialBlockAndCharger & 3);
        cells[count] = (int) (cellAndSetup >> 32);
        setups[count] = (int) cellAndSetup;
        starts[count] = row.integer(3);
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
