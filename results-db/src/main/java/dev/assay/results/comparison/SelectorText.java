package dev.assay.results.comparison;

import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.problem.NearestName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A {@link Selector} as text, and back. */
final class SelectorText {
    private static final String SPECIAL_IN_RUNS = "\\+,= ";

    private final String text;
    private final List<String> runs = new ArrayList<>();
    private final List<Term> terms = new ArrayList<>();
    private PointInTime since;
    private PointInTime until;

    private SelectorText(String text) {
        this.text = text;
    }

    static Selector parse(String text) throws SelectorException {
        SelectorText parsed = new SelectorText(text);
        for (int begin = 0; begin <= text.length(); ) {
            int end = Escaped.next(text, ',', begin);
            parsed.term(begin, end);
            begin = end + 1;
        }
        return new Selector(
                parsed.runs, parsed.terms, Optional.ofNullable(parsed.since), Optional.ofNullable(parsed.until));
    }

    static String of(Selector selector) {
        Stream<String> runs = selector.runs().isEmpty()
                ? Stream.of()
                : Stream.of(selector.runs().stream()
                        .map(run -> Escaped.of(run, SPECIAL_IN_RUNS))
                        .collect(Collectors.joining("+")));
        return Stream.of(
                        runs,
                        selector.since().stream().map(first -> Key.SINCE.label() + "=" + first.value()),
                        selector.until().stream().map(end -> Key.UNTIL.label() + "=" + end.value()),
                        selector.terms().stream().map(term -> term.key().label() + "=" + term.value()))
                .flatMap(terms -> terms)
                .collect(Collectors.joining(","));
    }

    private void term(int begin, int end) throws SelectorException {
        int equals = Escaped.next(text.substring(0, end), '=', begin);
        if (Escaped.trimmed(text.substring(begin, end)).isEmpty()) {
            throw new SelectorException(text, begin, "expected a run or a term such as device=board-1, found nothing");
        }
        if (equals == end) {
            runs(begin, end);
            return;
        }
        String label = text.substring(begin, equals).strip();
        Optional<Key> key = Key.of(label);
        if (key.isEmpty()) {
            throw new SelectorException(
                    text, begin, "unknown key '" + label + "'" + NearestName.hint(label, Key.labels()));
        }
        if (Escaped.trimmed(text.substring(equals + 1, end)).isEmpty()) {
            throw new SelectorException(text, equals + 1, "expected a value behind " + label + "=, found nothing");
        }
        value(key.get(), equals + 1, end);
    }

    private void value(Key key, int begin, int end) throws SelectorException {
        String value = text.substring(begin, end);
        switch (key) {
            case RUN -> runs(begin, end);
            case SINCE -> since = pointInTime(key, since, begin, value.strip());
            case UNTIL -> until = pointInTime(key, until, begin, value.strip());
            case SUITE -> terms.add(new Term.Suite(Glob.parse(value)));
            case DEVICE -> terms.add(new Term.Device(Glob.parse(value)));
            case RUNTIME -> terms.add(runtime(begin, value));
            case RUNNER -> terms.add(new Term.Runner(Glob.parse(value)));
            case MODEL -> terms.add(new Term.Model(Glob.parse(value)));
            case QUANT -> terms.add(new Term.Quantization(Glob.parse(value)));
            case WORKLOAD -> terms.add(new Term.Workload(Glob.parse(value)));
            case THREADS -> terms.add(threads(begin, value.strip()));
            case COLLECTORS -> terms.add(collectors(begin, value.strip()));
        }
    }

    private void runs(int begin, int end) throws SelectorException {
        for (int from = begin; from <= end; ) {
            int to = Escaped.next(text.substring(0, end), '+', from);
            String name = Escaped.plain(Escaped.trimmed(text.substring(from, to)));
            if (name.isEmpty()) {
                throw new SelectorException(text, from, "expected the id of a run, found nothing");
            }
            runs.add(name);
            from = to + 1;
        }
    }

    /** @param before null unless the key has a value already */
    private PointInTime pointInTime(Key key, PointInTime before, int begin, String value) throws SelectorException {
        if (before != null) {
            throw new SelectorException(text, begin, key.label() + " stands twice");
        }
        return PointInTime.parse(value)
                .orElseThrow(() -> new SelectorException(
                        text, begin, "expected " + PointInTime.FORMS + ", found \"" + value + "\""));
    }

    private Term runtime(int begin, String value) throws SelectorException {
        int at = -1;
        for (int next = Escaped.next(value, '@', 0); next < value.length(); next = Escaped.next(value, '@', next + 1)) {
            at = next;
        }
        if (at < 0) {
            return new Term.Runtime(Glob.parse(value), Optional.empty());
        }
        Glob name = Glob.parse(value.substring(0, at));
        Glob version = Glob.parse(value.substring(at + 1));
        if (name.isEmpty() || version.isEmpty()) {
            throw new SelectorException(
                    text,
                    begin + (name.isEmpty() ? 0 : at + 1),
                    "expected NAME or NAME@VERSION, found \"" + value + "\"");
        }
        return new Term.Runtime(name, Optional.of(version));
    }

    private Term threads(int begin, String value) throws SelectorException {
        if (!value.matches("[1-9][0-9]{0,5}")) {
            throw new SelectorException(text, begin, "expected a number of threads from 1 on, found \"" + value + "\"");
        }
        return new Term.Threads(Integer.parseInt(value));
    }

    private Term collectors(int begin, String value) throws SelectorException {
        for (Cell.Collectors collectors : Cell.Collectors.values()) {
            if (collectors.label().equals(value)) {
                return new Term.Collectors(collectors);
            }
        }
        throw new SelectorException(text, begin, "expected all or none, found \"" + value + "\"");
    }
}
