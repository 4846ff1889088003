package dev.assay.results.comparison;

import dev.assay.collectors.bundle.Cell;
import dev.assay.results.store.StoreException;
import dev.assay.results.store.VerdictCount;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Why a side has no valid trial of a cell that the other side has. */
final class Absences {
    private final Set<Dimension> open;
    private final Map<List<String>, TreeMap<String, Integer>> ended = new HashMap<>();
    private final Map<List<String>, TreeSet<String>> devices = new HashMap<>();

    private Absences(Set<Dimension> open) {
        this.open = open;
    }

    /**
     * @param cells all that are known, by id
     * @param runs of the side that lacks something
     * @param others cells of that side which found no partner either
     */
    static Absences of(
            Set<Dimension> open,
            Map<String, Cell> cells,
            Selector selector,
            Set<String> runs,
            List<Cell> others,
            Archive archive)
            throws StoreException {
        Absences absences = new Absences(open);
        for (VerdictCount count : archive.verdicts(runs)) {
            Cell cell = cells.get(count.cell());
            if (cell != null && !count.verdict().equals("valid") && selector.fits(cell)) {
                String how = count.failure() == null ? count.verdict() : count.verdict() + " (" + count.failure() + ")";
                absences.ended
                        .computeIfAbsent(Dimension.key(cell, open), _ -> new TreeMap<>())
                        .merge(how, count.trials(), Integer::sum);
            }
        }
        others.forEach(cell -> absences.devices
                .computeIfAbsent(absences.onAnyDevice(cell), _ -> new TreeSet<>())
                .add(cell.device().id()));
        return absences;
    }

    List<Unmatched> of(List<Cell> cells, Unmatched.Has has) {
        List<Unmatched> unmatched = new ArrayList<>();
        for (Cell cell : cells) {
            unmatched.add(new Unmatched(
                    cell, Optional.empty(), has, "the " + has.other().label() + " has " + why(cell)));
        }
        return unmatched;
    }

    private String why(Cell cell) {
        TreeMap<String, Integer> how = ended.get(Dimension.key(cell, open));
        if (how != null) {
            return "no valid trial of it: "
                    + how.entrySet().stream()
                            .map(e -> e.getValue() + " " + e.getKey())
                            .collect(Collectors.joining(", "));
        }
        TreeSet<String> elsewhere = devices.get(onAnyDevice(cell));
        return elsewhere == null ? "no trial of it" : "it on other devices only: " + String.join(", ", elsewhere);
    }

    private List<String> onAnyDevice(Cell cell) {
        Set<Dimension> rest = EnumSet.of(Dimension.DEVICE);
        rest.addAll(open);
        return Dimension.key(cell, rest);
    }
}
