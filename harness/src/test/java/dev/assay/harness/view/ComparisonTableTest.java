package dev.assay.harness.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.harness.MadeUpComparison;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ComparisonTableTest {
    @Test
    void given_a_comparison_then_it_is_printed_as_in_the_golden_file() throws IOException {
        try (var golden = ComparisonTableTest.class.getResourceAsStream("comparison-120.txt")) {
            assertThat(ComparisonTable.text(MadeUpComparison.of(), 120))
                    .isEqualTo(new String(golden.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Property(tries = 200)
    void a_name_of_any_characters_moves_no_cursor_and_adds_no_line(@ForAll String name) {
        String text = ComparisonTable.text(MadeUpComparison.of(name), 120);

        assertThat(text.codePoints().filter(c -> c != '\n').noneMatch(Character::isISOControl))
                .isTrue();
    }
}
