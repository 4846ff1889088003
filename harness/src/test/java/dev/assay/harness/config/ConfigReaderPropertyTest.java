package dev.assay.harness.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ConfigReaderPropertyTest {
    private static final String GOOD = """
            name: all
            deadline: 2 min
            memory: 512 MiB
            cells:
              - {threads: 2, tags: [a, "b"]}
              - threads: 1
            """;

    /** A piece of the text replaced by another. */
    record Mutation(int at, int removed, String added) {
        String apply(String text) {
            int from = Math.min(at, text.length());
            return text.substring(0, from) + added + text.substring(Math.min(text.length(), from + removed));
        }
    }

    @Property(tries = 800)
    void aMutatedFileIsReadOrRefusedButNeverBreaksTheReader(@ForAll("mutations") List<Mutation> mutations) {
        String text = GOOD;
        for (Mutation mutation : mutations) {
            text = mutation.apply(text);
        }
        try {
            assertThat(Sample.read(text).value().cells()).isNotEmpty();
        } catch (ConfigException refused) {
            int lines = (int) text.lines().count() + 1;
            assertThat(refused.problems()).isNotEmpty().allSatisfy(p -> {
                assertThat(p.message()).isNotBlank();
                assertThat(p.line() == null || p.line() <= lines).isTrue();
            });
        }
    }

    @Property(tries = 500)
    void anyTextIsReadOrRefused(@ForAll String text) {
        try {
            Sample.read(text);
        } catch (ConfigException refused) {
            assertThat(refused.problems()).isNotEmpty();
        }
    }

    @Provide
    Arbitrary<List<Mutation>> mutations() {
        Arbitrary<String> added = Arbitraries.oneOf(
                Arbitraries.of("", ":", "\n", " ", "  ", "- ", "{", "}", "[", "]", "\"", "&a ", "*a", "!!int ", "null"),
                Arbitraries.of(
                        "1e999", "\t", "---\n", "? ", "<<: ", "|", ">", "%", "\u0000", "\uFEFF", "9".repeat(400)),
                Arbitraries.strings().ofMaxLength(6));
        return Combinators.combine(
                        Arbitraries.integers().between(0, GOOD.length()),
                        Arbitraries.integers().between(0, 12),
                        added)
                .as(Mutation::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
    }
}
