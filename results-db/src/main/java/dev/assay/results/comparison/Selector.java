package dev.assay.results.comparison;

import dev.assay.collectors.bundle.Cell;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Which trials one side of a comparison, or a series, is made of. As people write it:
 *
 * <pre>
 *   latest                                     the latest run
 *   20261123T101500Z-3f9a                      a run, or the first letters of its id
 *   20261122+20261123                          several runs
 *   runtime=llama.cpp@b5*,quant=Q4_0           all runs, these cells
 *   latest,device=board-1,threads=2            the latest run, these cells
 *   suite=nightly,since=7d                     the runs of a suite that began in the last seven days
 *   suite=nightly,since=14d,until=7d           those that began in the seven days before
 * </pre>
 *
 * <p>A key that stands twice names alternatives; different keys hold together. Names may have {@code *} and {@code ?}; a
 * backslash takes the next character as it is. docs/comparison.md.
 *
 * @param runs names of runs, each {@code latest}, an id or the start of one; empty: all runs
 * @param terms in the order of {@link Key}
 * @param since runs that began then or later; empty: from the first run on
 * @param until runs that began before, so that until and since of one moment share no run; empty: to the last
 */
public record Selector(List<String> runs, List<Term> terms, Optional<PointInTime> since, Optional<PointInTime> until) {
    public static final String LATEST = "latest";

    public Selector {
        runs = List.copyOf(runs);
        terms = terms.stream().sorted(Comparator.comparing(Term::key)).toList();
    }

    /** @throws SelectorException when the text is no selector: what is wrong, where in it, and what was probably meant */
    public static Selector parse(String text) throws SelectorException {
        return SelectorText.parse(text);
    }

    /** The trials of these runs. */
    public static Selector ofRuns(List<String> runs) {
        return new Selector(runs, List.of(), Optional.empty(), Optional.empty());
    }

    /** Whether trials of this cell belong to it. */
    public boolean fits(Cell cell) {
        return terms.isEmpty()
                || Stream.of(Key.values()).allMatch(key -> fits(key, Term.OfCell.class, term -> term.fits(cell)));
    }

    /**
     * Whether the trials of a run belong to it, by suite and start. Which runs {@link #runs} names only the store knows.
     *
     * @param now where a span of time ends
     */
    public boolean fits(String suite, Instant started, Instant now) {
        return fits(Key.SUITE, Term.OfRun.class, term -> term.fits(suite))
                && since.map(first -> !started.isBefore(first.at(now))).orElse(true)
                && until.map(end -> started.isBefore(end.at(now))).orElse(true);
    }

    /** In one canonical spelling; {@link #parse} makes an equal selector of it. */
    @Override
    public String toString() {
        return SelectorText.of(this);
    }

    private <T extends Term> boolean fits(Key key, Class<T> kind, Predicate<T> holds) {
        List<T> alternatives = terms.stream()
                .filter(term -> term.key() == key)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
        return alternatives.isEmpty() || alternatives.stream().anyMatch(holds);
    }
}
