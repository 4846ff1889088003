package dev.assay.harness.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.harness.config.ConfigException;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class SuitePropertyTest {
    /** The mistakes of an editor: lines lost, doubled, shifted, words changed for others. */
    @Property(tries = 300)
    void aDamagedSuiteIsReadOrRefused(@ForAll @IntRange(min = 0, max = 30) int line, @ForAll("damage") String damage)
            throws ConfigException {
        List<String> lines = new ArrayList<>(
                Suites.shipped("quickstart").source().text().lines().toList());
        int at = Math.min(line + 10, lines.size() - 1);
        String damaged =
                switch (damage) {
                    case "lost" -> "";
                    case "doubled" -> lines.get(at) + "\n" + lines.get(at);
                    case "shifted" -> "  " + lines.get(at);
                    default -> lines.get(at).replaceFirst("[0-9]+( s| Hz| %)?|\\[|greedy", damage);
                };
        lines.set(at, damaged);
        try {
            assertThat(Suites.of(String.join("\n", lines)).matrix()).isNotEmpty();
        } catch (ConfigException refused) {
            assertThat(refused.problems())
                    .isNotEmpty()
                    .allSatisfy(p -> assertThat(p.message()).isNotBlank());
        }
    }

    @Provide
    Arbitrary<String> damage() {
        return Arbitraries.of(
                "lost",
                "doubled",
                "shifted",
                "",
                "-1",
                "1e400",
                "null",
                "true",
                "{a: b}",
                "999999999999999 h",
                "99999999999999999999999",
                "\"",
                "2 parsecs",
                "~",
                "[[",
                "5.5",
                "1.0");
    }
}
