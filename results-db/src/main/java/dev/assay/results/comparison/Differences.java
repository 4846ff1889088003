package dev.assay.results.comparison;

import dev.assay.results.pairing.CellFacts;
import dev.assay.results.pairing.Instrument;
import dev.assay.results.pairing.MetricColumn;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Names what differs between the two sides of a row besides its figures. Safe for use by many threads. */
final class Differences {
    private final Surroundings surroundings;
    private final Map<Around, List<Difference>> around = new ConcurrentHashMap<>();

    Differences(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** What the cells say first, then what surrounded them, then how the metric was measured. */
    List<Difference> of(Held held, SideTrials.OfCell base, SideTrials.OfCell candidate) {
        List<Difference> differences = new ArrayList<>();
        if (!base.cell().equals(candidate.cell())) {
            Map<String, String> ofBase = CellFacts.of(base.cell());
            Map<String, String> ofCandidate = CellFacts.of(candidate.cell());
            union(ofBase, ofCandidate)
                    .forEach(name -> add(differences, name, listed(ofBase.get(name)), listed(ofCandidate.get(name))));
        }
        differences.addAll(around.computeIfAbsent(
                new Around(surroundings.of(base), surroundings.of(candidate)), Differences::between));
        if (!held.ofBase().chargers().equals(held.ofCandidate().chargers())) {
            add(differences, "charger", chargers(held.ofBase()), chargers(held.ofCandidate()));
        }
        if (!held.ofBase().methods().equals(held.ofCandidate().methods())) { // to take them apart is dear
            add(differences, "method", methods(held, held.ofBase()), methods(held, held.ofCandidate()));
        }
        return differences;
    }

    /** Facts of two sides, told apart by identity: many rows share them, and they are long. */
    private record Around(Map<String, Set<String>> base, Map<String, Set<String>> candidate) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Around that && base == that.base && candidate == that.candidate;
        }

        @Override
        public int hashCode() {
            return 31 * System.identityHashCode(base) + System.identityHashCode(candidate);
        }
    }

    private static List<Difference> between(Around around) {
        List<Difference> differences = new ArrayList<>();
        union(new TreeMap<>(around.base), around.candidate)
                .forEach(name -> add(
                        differences,
                        name,
                        around.base.getOrDefault(name, Set.of()),
                        around.candidate.getOrDefault(name, Set.of())));
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

    private static Set<String> chargers(MetricColumn values) {
        return values.chargers().stream()
                .map(charger -> charger.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> methods(Held held, MetricColumn values) {
        return values.methods().stream()
                .map(method -> Instrument.told(held.metric(), method))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
