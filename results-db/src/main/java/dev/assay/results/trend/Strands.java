package dev.assay.results.trend;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Parts visits of cells that are alike into series in which every run counts once. Several such cells in one run are two
 * versions of a runtime, say: as in a comparison each goes on with the same cell of an earlier run, and nothing is guessed of
 * the others, so that each begins a series. A cell that is alone in its run goes on with the one
 * that was alone in the run before.
 */
final class Strands {
    private final List<List<History.Visit>> strands = new ArrayList<>();
    private List<List<History.Visit>> latest = List.of(); // those of the latest run

    private Strands() {}

    /**
     * @param visits in the order of the runs' starts, those of a run together
     * @return in the order of their first visits
     */
    static List<List<History.Visit>> of(List<History.Visit> visits) {
        Strands all = new Strands();
        for (int from = 0, to = 1; to <= visits.size(); to++) {
            if (to == visits.size() || !run(visits.get(to)).equals(run(visits.get(from)))) {
                all.run(visits.subList(from, to));
                from = to;
            }
        }
        return all.strands;
    }

    private void run(List<History.Visit> ofOneRun) {
        Map<String, List<History.Visit>> byCell = new HashMap<>();
        strands.forEach(strand -> byCell.put(strand.getLast().cell().id(), strand));
        List<List<History.Visit>> before = latest;
        latest = new ArrayList<>();
        for (History.Visit visit : ofOneRun) {
            boolean follows = ofOneRun.size() == 1 && before.size() == 1;
            List<History.Visit> strand = Optional.ofNullable(
                            byCell.get(visit.cell().id()))
                    .orElseGet(() -> follows ? before.getFirst() : begun());
            strand.add(visit);
            latest.add(strand);
        }
    }

    private List<History.Visit> begun() {
        strands.add(new ArrayList<>());
        return strands.getLast();
    }

    private static String run(History.Visit visit) {
        return visit.run().id();
    }
}
