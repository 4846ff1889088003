package dev.assay.results.comparison;

import dev.assay.collectors.bundle.Cell;
import dev.assay.results.store.VerdictCount;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How the trials of one side ended, by what cells must be equal in to be held against each other. */
final class Endings {
    private final Set<Dimension> open;
    private final Set<List<String>> valid = new HashSet<>();
    private final Map<List<String>, TreeMap<String, Integer>> otherwise = new HashMap<>();

    private Endings(Set<Dimension> open) {
        this.open = open;
    }

    /** @param counts of the side's runs; what is not the side's own is passed over */
    static Endings of(SideTrials side, Set<Dimension> open, Collection<VerdictCount> counts) {
        Endings endings = new Endings(open);
        for (VerdictCount count : counts) {
            side.tried(count.cell(), count.run()).ifPresent(cell -> endings.add(cell, count));
        }
        return endings;
    }

    private void add(Cell cell, VerdictCount count) {
        List<String> key = Dimension.key(cell, open);
        if (count.verdict().equals("valid")) {
            valid.add(key);
            return;
        }
        String how = count.failure() == null ? count.verdict() : count.verdict() + " (" + count.failure() + ")";
        otherwise.computeIfAbsent(key, _ -> new TreeMap<>()).merge(how, count.trials(), Integer::sum);
    }

    /** Whether any trial of the cell, or of one like it, is valid. */
    boolean hasValid(Cell cell) {
        return valid.contains(Dimension.key(cell, open));
    }

    /** Such as "4 failed (CRASHED), 1 suspect"; empty where there is no trial but valid ones. */
    Optional<String> otherwise(Cell cell) {
        return Optional.ofNullable(otherwise.get(Dimension.key(cell, open)))
                .map(how -> how.entrySet().stream()
                        .map(e -> e.getValue() + " " + e.getKey())
                        .collect(Collectors.joining(", ")));
    }
}
