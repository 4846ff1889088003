package dev.assay.collectors.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class NearestNamePropertyTest {
    private static final List<String> KNOWN = List.of("threads", "models", "runtimes", "workloads", "deadline");

    @Property
    void aNameWithOneLetterWrongFindsItsWayBack(
            @ForAll("known") String name, @ForAll @IntRange(min = 0, max = 5) int at, @ForAll("letters") char letter) {
        String replaced = name.substring(0, at) + letter + name.substring(at + 1);
        String inserted = name.substring(0, at) + letter + name.substring(at);
        String dropped = name.substring(0, at) + name.substring(at + 1);

        assertThat(List.of(replaced, inserted, dropped))
                .allSatisfy(wrong -> assertThat(NearestName.of(wrong, KNOWN)).contains(name));
    }

    @Property
    void theDistanceIsSymmetricAndZeroOnlyForTheSameName(@ForAll("words") String a, @ForAll("words") String b) {
        assertThat(NearestName.edits(a, b)).isEqualTo(NearestName.edits(b, a));
        assertThat(NearestName.edits(a, b) == 0)
                .isEqualTo(a.toLowerCase(Locale.ROOT).equals(b.toLowerCase(Locale.ROOT)));
    }

    @Example
    void aSwapIsOneEdit() {
        assertThat(NearestName.edits("thraeds", "threads")).isEqualTo(1);
    }

    @Example
    void nothingNearIsNothing() {
        assertThat(NearestName.of("colour", KNOWN)).isEmpty();
        assertThat(NearestName.hint("colour", List.of("b", "a"))).isEqualTo("; known: a, b");
    }

    @Provide
    Arbitrary<String> known() {
        return Arbitraries.of(KNOWN);
    }

    @Provide
    Arbitrary<Character> letters() {
        return Arbitraries.chars().range('a', 'z');
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.strings().withCharRange('a', 'c').withChars('A').ofMaxLength(5);
    }
}
