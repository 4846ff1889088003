package dev.assay.results.trend;

import dev.assay.results.comparison.Difference;
import dev.assay.results.comparison.RunningFacts;
import dev.assay.results.pairing.CellFacts;
import dev.assay.results.pairing.Instrument;
import dev.assay.results.pairing.Measurement;
import dev.assay.results.store.Circumstances;
import dev.assay.results.store.TrialPlace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What ran and surrounded a cell in one run: of its first valid trial, for within a session these facts stay. */
final class Facts {
    private Facts() {}

    static TrialPlace place(History.Visit visit) {
        Measurement first = visit.measurements().getFirst();
        return new TrialPlace(first.run(), first.order());
    }

    /** What differs, in the order in which facts are told. */
    static List<Difference> differing(
            History.Visit before, History.Visit after, Map<TrialPlace, Circumstances> circumstances) {
        Map<String, Set<String>> first = of(before, circumstances.get(place(before)));
        Map<String, Set<String>> second = of(after, circumstances.get(place(after)));
        Set<String> names = new LinkedHashSet<>(first.keySet());
        names.addAll(second.keySet());
        List<Difference> differing = new ArrayList<>();
        for (String name : names) {
            Set<String> one = first.getOrDefault(name, Set.of());
            Set<String> other = second.getOrDefault(name, Set.of());
            if (!one.equals(other)) {
                differing.add(new Difference(name, List.copyOf(one), List.copyOf(other)));
            }
        }
        return differing;
    }

    private static Map<String, Set<String>> of(History.Visit visit, Circumstances circumstances) {
        Map<String, Set<String>> facts = new LinkedHashMap<>();
        CellFacts.of(visit.cell()).forEach((name, fact) -> facts.put(name, Set.of(fact)));
        RunningFacts.of(visit.run()).forEach((name, fact) -> facts.put(name, Set.of(fact)));
        if (circumstances != null) {
            RunningFacts.of(circumstances).forEach((name, fact) -> facts.put(name, Set.of(fact)));
        }
        for (Measurement measurement : visit.measurements()) {
            String method = measurement.method() == null ? "" : measurement.method();
            add(facts, "method", Instrument.told(measurement.metric(), method));
            add(
                    facts,
                    "charger",
                    measurement.charger().name().toLowerCase(Locale.ROOT).replace('_', ' '));
            add(facts, "sensors", measurement.simulated() ? "simulated" : "device");
        }
        return facts;
    }

    private static void add(Map<String, Set<String>> facts, String name, String fact) {
        facts.computeIfAbsent(name, _ -> new TreeSet<>()).add(fact);
    }
}
