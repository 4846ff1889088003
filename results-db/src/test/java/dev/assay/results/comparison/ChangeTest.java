package dev.assay.results.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeTest {
    @ParameterizedTest
    @CsvSource({
        "1.0312,  3.1",
        "0.96877, -3.1",
        "1.1,     10",
        "2.1234,  112.3",
        "1.0031,  0.31",
        "0.99988, -0.012",
        "1,       0",
        "0.5,     -50",
        "1.00995, 1"
    })
    void givenARatioThenTheChangeHasOneDecimalAndBelowOnePercentTwoDigits(BigDecimal ratio, String percent) {
        assertThat(Change.of(ratio).percent().toPlainString()).isEqualTo(percent);
    }
}
