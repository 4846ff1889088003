package dev.assay.results.comparison;

import dev.assay.results.store.Measurement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Names what differs between the two sides of a row besides its figures. */
final class Differences {
    private final Surroundings surroundings;

    Differences(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** What the cells say first, then what surrounded them, then how the metric was measured. */
    List<Difference> of(Held held, SideTrials.OfCell base, SideTrials.OfCell candidate) {
        List<Difference> differences = new ArrayList<>();
        Map<String, String> ofBase = CellFacts.of(base.cell());
        Map<String, String> ofCandidate = CellFacts.of(candidate.cell());
        union(ofBase, ofCandidate)
                .forEach(name -> add(differences, name, listed(ofBase.get(name)), listed(ofCandidate.get(name))));
        Map<String, Set<String>> around = surroundings.of(base);
        Map<String, Set<String>> aroundCandidate = surroundings.of(candidate);
        union(new TreeMap<>(around), aroundCandidate)
                .forEach(name -> add(
                        differences,
                        name,
                        around.getOrDefault(name, Set.of()),
                        aroundCandidate.getOrDefault(name, Set.of())));
        add(differences, "charger", chargers(held.ofBase()), chargers(held.ofCandidate()));
        add(differences, "method", methods(held, held.ofBase()), methods(held, held.ofCandidate()));
        return differences;
    }

    private static void add(
            List<Difference> differences, String what, Collection<String> base, Collection<String> candidate) {
        if (!base.equals(candidate)) {
            differences.add(new Difference(what, List.copyOf(base), List.copyOf(candidate)));
        }
    }

    /** In the order of the first, then what only the second has. */
    private static Collection<String> union(Map<String, ?> first, Map<String, ?> second) {
        Set<String> names = new java.util.LinkedHashSet<>(first.keySet());
        names.addAll(second.keySet());
        return names;
    }

    private static Set<String> listed(String fact) {
        return fact == null ? Set.of() : Set.of(fact);
    }

    private static Set<String> chargers(List<Measurement> values) {
        return Objections.chargers(values).stream()
                .map(charger -> charger.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> methods(Held held, List<Measurement> values) {
        return Objections.methods(values)
                .map(method -> Instrument.told(held.metric(), method))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
