package dev.assay.results.store;

import dev.assay.collectors.condition.Charger;
import dev.assay.results.pairing.TrialFacts;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** The valid trials of some runs, numbered in the order of the runs' ids and then of their plans. */
final class StoredFacts implements TrialFacts {
    private final NumberedTexts runs;
    private final NumberedTexts cells;
    private final NumberedTexts simulated;
    private final ValidTrials trials;
    private final int[] places;

    private StoredFacts(Connection connection, Set<String> wanted) throws SQLException {
        runs = NumberedTexts.of(connection, "SELECT run, id FROM runs");
        cells = NumberedTexts.of(connection, "SELECT cell, id FROM cells");
        simulated = NumberedTexts.of(connection, "SELECT setup, simulated FROM setups WHERE simulated IS NOT NULL");
        List<Integer> sorted = IntStream.range(0, runs.length())
                .filter(run -> runs.get(run) != null && (wanted == null || wanted.contains(runs.get(run))))
                .boxed()
                .sorted(Comparator.comparing(runs::get))
                .toList();
        trials = ValidTrials.of(connection, sorted);
        places = places(sorted);
    }

    /** @param wanted ids of runs; null for all */
    static StoredFacts of(Connection connection, Set<String> wanted) throws SQLException {
        return new StoredFacts(connection, wanted);
    }

    /** Where trials stand among those read, which are there by the run's number. */
    private int[] places(List<Integer> sortedRuns) {
        int[] first = new int[runs.length() + 1];
        for (int i = 0; i < trials.count(); i++) {
            first[trials.run(i) + 1]++;
        }
        Arrays.parallelPrefix(first, Integer::sum);
        return sortedRuns.stream()
                .flatMapToInt(run -> IntStream.range(first[run], first[run + 1]))
                .toArray();
    }

    /** Which cells the trials of the runs are of, however they ended; in no order. */
    List<Tried> tried() {
        return trials.tried().entrySet().stream()
                .flatMap(run ->
                        run.getValue().stream().mapToObj(cell -> new Tried(runs.get(run.getKey()), cells.get(cell))))
                .toList();
    }

    /** The number of the trial's row. */
    int row(int trial) {
        return trials.trial(places[trial]);
    }

    @Override
    public int count() {
        return places.length;
    }

    @Override
    public String cell(int trial) {
        return cells.get(trials.cell(places[trial]));
    }

    @Override
    public String run(int trial) {
        return runs.get(trials.run(places[trial]));
    }

    @Override
    public int block(int trial) {
        return trials.block(places[trial]);
    }

    @Override
    public int order(int trial) {
        return trials.order(places[trial]);
    }

    @Override
    public Instant started(int trial) {
        long start = trials.start(places[trial]);
        return start == ValidTrials.NO_START ? null : Timestamps.instant(start);
    }

    @Override
    public boolean simulated(int trial) {
        return simulated.get(trials.setup(places[trial])) != null;
    }

    @Override
    public Charger charger(int trial) {
        return switch (trials.charger(places[trial])) {
            case 0 -> Charger.NOT_CONNECTED;
            case 1 -> Charger.CONNECTED;
            default -> Charger.UNKNOWN;
        };
    }
}
