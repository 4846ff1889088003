package dev.assay.results.comparison;

import dev.assay.collectors.bundle.Cell;
import dev.assay.results.pairing.CellFacts;
import dev.assay.results.pairing.Code;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Says of several cells that fit what tells them apart, so that a selector can choose. */
final class Ambiguities {
    private Ambiguities() {}

    static Uncomparable told(Matching.Ambiguity ambiguity) {
        String why = List.of(side("base", ambiguity.base()), side("candidate", ambiguity.candidate())).stream()
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("; "));
        return new Uncomparable(
                ambiguity.base().getFirst(),
                Optional.empty(),
                Code.AMBIGUOUS,
                why + "; choose one with a selector, such as runtime=NAME@VERSION or run=ID");
    }

    private static String side(String name, List<Cell> cells) {
        if (cells.size() == 1) {
            return "";
        }
        Map<String, TreeSet<String>> facts = new TreeMap<>();
        for (Cell cell : cells) {
            CellFacts.of(cell)
                    .forEach((what, fact) ->
                            facts.computeIfAbsent(what, _ -> new TreeSet<>()).add(fact));
        }
        String differing = facts.entrySet().stream()
                .filter(e -> e.getValue().size() > 1)
                .map(e -> e.getKey() + " " + String.join(", ", e.getValue()))
                .collect(Collectors.joining("; "));
        return cells.size() + " cells of the " + name + " fit" + (differing.isEmpty() ? "" : " (" + differing + ")");
    }
}
