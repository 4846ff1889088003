package dev.assay.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunIdTest {
    @Test
    void given_an_id_that_was_made_here_when_read_back_then_it_is_one() {
        assertThat(RunId.isOne(RunId.next(Instant.parse("2026-11-23T10:15:00Z"))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "../../x", "/etc", "20261123T101500Z-3f9a/..", "20261123T101500Z", "latest"})
    void given_what_could_lead_elsewhere_when_read_then_it_is_none(String text) {
        assertThat(RunId.isOne(text)).isFalse();
    }
}
