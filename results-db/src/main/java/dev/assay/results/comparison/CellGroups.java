package dev.assay.results.comparison;

import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.metric.Metric;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** The cells of both sides that were tried, those together that could be held against each other. */
final class CellGroups {
    private final Map<List<String>, Group> groups = new LinkedHashMap<>();

    /**
     * @param base cells that the base has something of
     * @param candidate likewise
     * @param bare cells of any side which were tried, could have brought something that is compared, and did not
     */
    record Group(List<Cell> base, List<Cell> candidate, List<Cell> bare) {
        private Group() {
            this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }

        /** One to speak of all: the base's where it has one. */
        Cell cell() {
            return Stream.of(base, candidate, bare)
                    .flatMap(List::stream)
                    .findFirst()
                    .orElseThrow();
        }

        List<Cell> all() {
            return Stream.of(base, candidate, bare)
                    .flatMap(List::stream)
                    .distinct()
                    .toList();
        }
    }

    /** @param metrics that are compared */
    static Collection<Group> of(Sides sides, Set<Dimension> open, Set<Metric> metrics) {
        CellGroups all = new CellGroups();
        all.add(sides.base().cells(), open, Group::base);
        all.add(sides.candidate().cells(), open, Group::candidate);
        all.add(sides.base().bare(metrics), open, Group::bare);
        all.add(sides.candidate().bare(metrics), open, Group::bare);
        return all.groups.values();
    }

    private void add(List<Cell> cells, Set<Dimension> open, Function<Group, List<Cell>> place) {
        for (Cell cell : cells) {
            place.apply(groups.computeIfAbsent(Dimension.key(cell, open), _ -> new Group()))
                    .add(cell);
        }
    }
}
