package dev.assay.harness.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.harness.MadeUpComparison;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class GateSummaryTest {
    @Test
    void given_a_gate_then_its_summary_is_that_of_the_golden_file() throws Exception {
        try (var golden = GateSummaryTest.class.getResourceAsStream("summary.md")) {
            assertThat(GateSummary.text(GateTest.gate(MadeUpComparison.of(), "")))
                    .isEqualTo(new String(golden.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Property(tries = 300)
    void a_name_of_any_characters_stays_in_its_place_of_the_table(@ForAll String name) throws Exception {
        String like = GateSummary.text(GateTest.gate(MadeUpComparison.of("plain"), ""));
        String text = GateSummary.text(GateTest.gate(MadeUpComparison.of(name), ""));

        assertThat(text.lines().count()).isEqualTo(like.lines().count());
        assertThat(text.lines().filter(line -> line.startsWith("| ")))
                .allSatisfy(line ->
                        assertThat(line.chars().filter(c -> c == '|').count()).isEqualTo(8));
    }

    @Test
    void given_markup_in_a_name_then_it_is_shown_and_does_nothing() {
        assertThat(Markdown.text("a|b <img src=x> [l](http://x) @all `c` **d**\n# e"))
                .doesNotContainPattern("[|<>\\[\\]@`*#](?!\\d)")
                .doesNotContain("://")
                .contains("&#124;", "&#60;");
    }
}
