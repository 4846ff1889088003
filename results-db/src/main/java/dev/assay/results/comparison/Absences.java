package dev.assay.results.comparison;

import dev.assay.collectors.bundle.Cell;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Why a side has nothing of a cell that the other side has. */
final class Absences {
    private final Set<Dimension> open;
    private final Endings endings;
    private final Map<List<String>, TreeSet<String>> devices = new HashMap<>();

    private Absences(Set<Dimension> open, Endings endings) {
        this.open = open;
        this.endings = endings;
    }

    /**
     * @param endings of the side that lacks something
     * @param others cells of that side which found no partner either
     */
    static Absences of(Set<Dimension> open, Endings endings, List<Cell> others) {
        Absences absences = new Absences(open, endings);
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
        if (endings.hasValid(cell)) {
            return "valid trials of it, and in none of them a metric that is compared";
        }
        Optional<String> ended = endings.otherwise(cell);
        if (ended.isPresent()) {
            return "no valid trial of it: " + ended.get();
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
