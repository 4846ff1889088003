package dev.assay.results.comparison;

import dev.assay.collectors.bundle.Cell;
import dev.assay.results.pairing.MetricColumn;
import dev.assay.results.store.Circumstances;
import dev.assay.results.store.RunFacts;
import dev.assay.results.store.StoreException;
import dev.assay.results.store.TrialPlace;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What ran and what surrounded it, for every run, device and runtime of a comparison: taken from the first and the last valid
 * trial of each, for within a session these facts stay. Filled by one thread, then read by many.
 */
final class Surroundings {
    /** Trials with the same surroundings. */
    private record Setting(String run, String device, Cell.Runtime runtime) {}

    private final Map<SideTrials.OfCell, Set<Setting>> settings = new IdentityHashMap<>();
    private final Map<Setting, int[]> ends = new HashMap<>();
    private final Map<Set<Setting>, Map<String, Set<String>>> facts = new HashMap<>();
    private final Map<Map<String, String>, Map<String, String>> ofSession = new IdentityHashMap<>();

    private Surroundings() {}

    static Surroundings of(Collection<SideTrials.OfCell> cells, Map<String, RunFacts> runs, Archive archive)
            throws StoreException {
        Surroundings surroundings = new Surroundings();
        cells.forEach(surroundings::add);
        List<TrialPlace> places = surroundings.ends.entrySet().stream()
                .flatMap(e -> places(e.getKey(), e.getValue()))
                .distinct()
                .toList();
        Map<TrialPlace, Circumstances> byPlace = new HashMap<>();
        archive.circumstances(places).forEach(circumstances -> byPlace.put(circumstances.place(), circumstances));
        surroundings.settings.values().stream()
                .distinct()
                .forEach(several -> surroundings.facts.put(several, surroundings.facts(several, runs, byPlace)));
        return surroundings;
    }

    /** Every fact of the cell's trials by name, with all that it was. */
    Map<String, Set<String>> of(SideTrials.OfCell cell) {
        return facts.get(settings.get(cell));
    }

    /** Trials come in the order of runs, and those of a run in that of its plan: the ends of such a stretch say all. */
    private void add(SideTrials.OfCell cell) {
        Set<Setting> ofCell = new HashSet<>();
        String last = null;
        int[] known = null;
        for (MetricColumn values : cell.values().values()) {
            int behind = 0;
            for (int first = 0; first < values.size(); first = behind) {
                String run = values.run(first);
                behind = behindRun(values, first, run);
                if (!run.equals(last)) { // that of the metric before, most often
                    Setting setting = new Setting(
                            run, cell.cell().device().id(), cell.cell().runtime());
                    ofCell.add(setting);
                    known = ends.computeIfAbsent(setting, _ -> new int[] {Integer.MAX_VALUE, Integer.MIN_VALUE});
                    last = run;
                }
                known[0] = Math.min(known[0], values.order(first));
                known[1] = Math.max(known[1], values.order(behind - 1));
            }
        }
        settings.put(cell, Set.copyOf(ofCell));
    }

    /** Where the stretch of a run ends; most columns are of one. */
    private static int behindRun(MetricColumn values, int first, String run) {
        if (values.run(values.size() - 1).equals(run)) {
            return values.size();
        }
        int behind = first + 1;
        while (values.run(behind).equals(run)) {
            behind++;
        }
        return behind;
    }

    private Map<String, Set<String>> facts(
            Set<Setting> several, Map<String, RunFacts> runs, Map<TrialPlace, Circumstances> byPlace) {
        Map<String, Set<String>> all = new TreeMap<>();
        for (Setting setting : several) {
            add(all, RunningFacts.of(runs.get(setting.run())));
            places(setting, ends.get(setting))
                    .map(byPlace::get)
                    .filter(Objects::nonNull)
                    .forEach(circumstances -> {
                        add(all, ofSession.computeIfAbsent(circumstances.provenance(), RunningFacts::ofProvenance));
                        add(all, RunningFacts.ofReadings(circumstances.readings()));
                    });
        }
        return all;
    }

    private static void add(Map<String, Set<String>> all, Map<String, String> facts) {
        facts.forEach(
                (name, fact) -> all.computeIfAbsent(name, _ -> new TreeSet<>()).add(fact));
    }

    private static Stream<TrialPlace> places(Setting setting, int[] ends) {
        return Stream.of(new TrialPlace(setting.run(), ends[0]), new TrialPlace(setting.run(), ends[1]));
    }
}
