package dev.assay.results.comparison;

import dev.assay.collectors.bundle.Cell;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which cell of the base is held against which of the candidate. Cells that are equal in every {@link Dimension} that is not
 * open belong together; where several of one side do, only those that are the same cell on both sides are put together, and
 * the rest is told as ambiguous. What finds no partner on its own device is looked for on others, for the reader to see why
 * it is not compared.
 *
 * @param pairs in the order of the base's cells
 */
record Matching(List<Pair> pairs, List<Ambiguity> ambiguities, List<Cell> onlyBase, List<Cell> onlyCandidate) {
    Matching {
        pairs.sort(Comparator.comparing(Pair::base, Dimension.ORDER));
        ambiguities.sort(Comparator.comparing(ambiguity -> ambiguity.base().getFirst(), Dimension.ORDER));
        onlyBase.sort(Dimension.ORDER);
        onlyCandidate.sort(Dimension.ORDER);
    }

    private Matching() {
        this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    record Pair(Cell base, Cell candidate) {}

    /** Cells of which nothing says which belongs to which; at least one of each side, several of one. */
    record Ambiguity(List<Cell> base, List<Cell> candidate) {}

    static Matching of(Collection<Cell> base, Collection<Cell> candidate, Set<Dimension> open) {
        Matching found = new Matching();
        Map<List<String>, List<Cell>> candidates = byKey(candidate, open);
        byKey(base, open).forEach((key, bases) -> {
            List<Cell> partners = candidates.remove(key);
            found.add(bases, partners == null ? List.of() : partners);
        });
        candidates.values().forEach(found.onlyCandidate::addAll);
        if (!open.contains(Dimension.DEVICE)) {
            found.lookElsewhere(open);
        }
        return new Matching(found.pairs, found.ambiguities, found.onlyBase, found.onlyCandidate);
    }

    private void add(List<Cell> bases, List<Cell> candidates) {
        if (bases.size() == 1 && candidates.size() == 1) {
            pairs.add(new Pair(bases.getFirst(), candidates.getFirst()));
            return;
        }
        Map<String, Cell> byId = candidates.stream().collect(Collectors.toMap(Cell::id, cell -> cell));
        List<Cell> restOfBase = new ArrayList<>();
        for (Cell cell : bases) {
            Cell same = byId.remove(cell.id());
            if (same == null) {
                restOfBase.add(cell);
            } else {
                pairs.add(new Pair(cell, same));
            }
        }
        List<Cell> rest = byId.values().stream().sorted(Dimension.ORDER).toList();
        if (!restOfBase.isEmpty() && !rest.isEmpty()) {
            ambiguities.add(new Ambiguity(restOfBase, rest));
        } else {
            onlyBase.addAll(restOfBase);
            onlyCandidate.addAll(rest);
        }
    }

    /** Takes out of the lists what has exactly one partner on exactly one other device. */
    private void lookElsewhere(Set<Dimension> open) {
        Set<Dimension> anyDevice = EnumSet.of(Dimension.DEVICE);
        anyDevice.addAll(open);
        Map<List<String>, List<Cell>> candidates = byKey(onlyCandidate, anyDevice);
        byKey(onlyBase, anyDevice).forEach((key, bases) -> {
            List<Cell> partners = candidates.getOrDefault(key, List.of());
            if (bases.size() == 1 && partners.size() == 1) {
                pairs.add(new Pair(bases.getFirst(), partners.getFirst()));
                onlyBase.removeAll(bases);
                onlyCandidate.removeAll(partners);
            }
        });
    }

    private static Map<List<String>, List<Cell>> byKey(Collection<Cell> cells, Set<Dimension> open) {
        Map<List<String>, List<Cell>> byKey = new HashMap<>();
        for (Cell cell : cells) {
            byKey.computeIfAbsent(Dimension.key(cell, open), _ -> new ArrayList<>())
                    .add(cell);
        }
        byKey.values().forEach(same -> same.sort(Dimension.ORDER));
        return byKey;
    }
}
