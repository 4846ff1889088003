package dev.assay.results.comparison;

import dev.assay.collectors.bundle.Cell;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * In what cells of the two sides must be equal to be held against each other. What is not here (versions, hashes, sizes) may
 * differ, and is named where it does.
 */
public enum Dimension {
    DEVICE(Key.DEVICE, cell -> cell.device().id()),
    RUNTIME(Key.RUNTIME, cell -> cell.runtime().name()),
    RUNNER(Key.RUNNER, cell -> cell.runtime().runner()),
    MODEL(Key.MODEL, cell -> cell.model().name()),
    QUANT(Key.QUANT, cell -> cell.model().quantization()),
    WORKLOAD(Key.WORKLOAD, cell -> cell.workload().name()),
    THREADS(Key.THREADS, cell -> Integer.toString(cell.threads())),
    COLLECTORS(Key.COLLECTORS, cell -> cell.collectors().label());

    /** Cells in a stable order, what is compared close together. */
    public static final Comparator<Cell> ORDER = Comparator.comparing(DEVICE.value)
            .thenComparing(RUNTIME.value)
            .thenComparing(RUNNER.value)
            .thenComparing(MODEL.value)
            .thenComparing(QUANT.value)
            .thenComparing(WORKLOAD.value)
            .thenComparingInt(Cell::threads)
            .thenComparing(COLLECTORS.value)
            .thenComparing(Cell::id);

    private static final Dimension[] ALL = values();

    private final Key key;
    private final Function<Cell, String> value;

    Dimension(Key key, Function<Cell, String> value) {
        this.key = key;
        this.value = value;
    }

    String of(Cell cell) {
        return value.apply(cell);
    }

    /**
     * What the two sides set differently, and so need not be equal. A key that only one side names is a choice among its
     * cells and opens nothing. No two runtimes share runners, so another runtime may have another runner.
     */
    static Set<Dimension> open(Selector base, Selector candidate) {
        Set<Dimension> open = EnumSet.noneOf(Dimension.class);
        for (Dimension dimension : values()) {
            Set<String> ofBase = named(base, dimension.key);
            Set<String> ofCandidate = named(candidate, dimension.key);
            if (!ofBase.isEmpty() && !ofCandidate.isEmpty() && !ofBase.equals(ofCandidate)) {
                open.add(dimension);
            }
        }
        if (open.contains(RUNTIME)) {
            open.add(RUNNER);
        }
        return open;
    }

    /** The values of all dimensions but the open ones. */
    public static List<String> key(Cell cell, Set<Dimension> open) {
        List<String> key = new ArrayList<>(ALL.length);
        for (Dimension dimension : ALL) {
            if (!open.contains(dimension)) {
                key.add(dimension.of(cell));
            }
        }
        return key;
    }

    /** Of a runtime its name alone: versions may differ anyway. */
    private static Set<String> named(Selector selector, Key key) {
        return selector.terms().stream()
                .filter(term -> term.key() == key)
                .map(term ->
                        term instanceof Term.Runtime runtime ? runtime.name().pattern() : term.value())
                .collect(Collectors.toSet());
    }
}
