package dev.assay.results.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SelectorPropertyTest {
    @Property
    void aSelectorOfAnyNamesIsReadBackFromItsText(@ForAll("selectors") Selector selector) throws SelectorException {
        assertThat(Selector.parse(selector.toString())).isEqualTo(selector);
    }

    @Property(tries = 5000)
    void anyTextIsEitherASelectorThatIsReadBackOrAnErrorWithItsPlace(@ForAll("texts") String text) {
        Selector selector;
        try {
            selector = Selector.parse(text);
        } catch (SelectorException e) {
            assertThat(e.position()).isBetween(0, text.length());
            assertThat(e.why()).isNotBlank();
            return;
        }
        assertThat(reread(selector)).isEqualTo(selector);
        assertThat(reread(selector).toString()).isEqualTo(selector.toString());
    }

    @Property
    void aLiteralGlobFitsItsNameAndNoOther(@ForAll("names") String name, @ForAll("names") String other) {
        Glob glob = Glob.literal(name);

        assertThat(glob.fits(name)).isTrue();
        assertThat(glob.fits(other)).isEqualTo(other.equals(name));
        assertThat(Glob.parse(glob.pattern())).isEqualTo(glob);
    }

    /** The plain definition: a star is nothing, or one character and a star. */
    @Property(tries = 5000)
    void aGlobFitsWhatItsDefinitionSays(@ForAll("patterns") String pattern, @ForAll("abc") String name) {
        assertThat(Glob.parse(pattern).fits(name)).isEqualTo(defined(pattern, name));
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieces = Arbitraries.of(
                "latest",
                "device=",
                "runtime=",
                "since=",
                "until=",
                "7d",
                "2026-11-01",
                "threads=",
                "2",
                "run=",
                ",",
                "+",
                "@",
                "\\",
                "*",
                "?",
                "=",
                " ",
                "a",
                "collectors=",
                "none",
                "model",
                "\t",
                "\u2603");
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(4, pieces.list().ofMaxSize(12).map(list -> String.join("", list))),
                net.jqwik.api.Tuple.of(1, Arbitraries.strings().ofMaxLength(40)));
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.strings()
                .withChars("ab*?\\,+=@ \t\u00e9")
                .ofMinLength(1)
                .ofMaxLength(8);
    }

    @Provide
    Arbitrary<String> patterns() {
        return Arbitraries.strings().withChars("ab*?").ofMaxLength(10);
    }

    @Provide
    Arbitrary<String> abc() {
        return Arbitraries.strings().withChars("ab").ofMaxLength(10);
    }

    @Provide
    Arbitrary<Selector> selectors() {
        Arbitrary<Glob> globs = names().map(Glob::literal);
        Arbitrary<Term> terms = Arbitraries.oneOf(
                globs.map(Term.Suite::new),
                globs.map(Term.Device::new),
                Combinators.combine(globs, globs.optional()).as(Term.Runtime::new),
                globs.map(Term.Runner::new),
                globs.map(Term.Model::new),
                globs.map(Term.Quantization::new),
                globs.map(Term.Workload::new),
                Arbitraries.integers().between(1, 999_999).map(Term.Threads::new),
                Arbitraries.of(dev.assay.collectors.bundle.Cell.Collectors.values())
                        .map(Term.Collectors::new));
        Arbitrary<PointInTime> moments = Arbitraries.oneOf(
                Arbitraries.longs()
                        .between(1, PointInTime.Ago.MOST_MINUTES)
                        .map(m -> new PointInTime.Ago(Duration.ofMinutes(m))),
                Arbitraries.longs()
                        .between(0, 4_000_000_000L)
                        .map(s -> new PointInTime.Moment(java.time.Instant.ofEpochSecond(s))));
        Arbitrary<List<String>> runs = names().list().ofMaxSize(3);
        return Combinators.combine(runs, terms.list().ofMaxSize(5), moments.optional(), moments.optional())
                .as(Selector::new)
                .filter(selector -> !selector.equals(Selector.ofRuns(List.of())));
    }

    private static Selector reread(Selector selector) {
        try {
            return Selector.parse(selector.toString());
        } catch (SelectorException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean defined(String pattern, String name) {
        if (pattern.isEmpty()) {
            return name.isEmpty();
        }
        String rest = pattern.substring(1);
        return pattern.charAt(0) == '*'
                ? defined(rest, name) || !name.isEmpty() && defined(pattern, name.substring(1))
                : !name.isEmpty()
                        && (pattern.charAt(0) == '?' || pattern.charAt(0) == name.charAt(0))
                        && defined(rest, name.substring(1));
    }
}
