package dev.assay.harness.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.assay.agents.preparation.Preparation;
import dev.assay.harness.config.ConfigException;
import dev.assay.harness.config.ConfigProblem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** On which processors a suite lets its runners run. Its matrix has one thread. */
class AffinityTest {
    private static Suite suite(String affinity) throws ConfigException {
        return Suites.of(Suites.minimal("protocol: {prepare: {affinity: " + affinity + "}}\n"));
    }

    private static List<String> problems(String yaml) {
        return catchThrowableOfType(ConfigException.class, () -> Suites.of(yaml)).problems().stream()
                .map(ConfigProblem::message)
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "4-7 | 4-7",
                "'0,2,4-5' | 0,2,4-5",
                "3 | 3",
                "'7,4-5,6,4' | 4-7",
                "0-1023 | 0-1023",
                "'01,3-3' | 1,3"
            })
    void aListIsReadAsTasksetWritesItAndSaidAsShortAsCanBe(String written, String said) throws ConfigException {
        Suite.Protocol protocol = suite("\"" + written + "\"").protocol();

        assertThat(protocol.affinity().orElseThrow()).hasToString(said);
        assertThat(protocol.prepare()).isEqualTo(Preparation.NONE);
    }

    @Test
    void aSingleProcessorMayBeANumber() throws ConfigException {
        assertThat(suite("2").protocol().affinity().orElseThrow().numbers()).containsExactly(2);
        assertThat(suite("4-5").protocol().affinity().orElseThrow().numbers()).containsExactly(4, 5);
        assertThat(Suites.of(Suites.minimal("")).protocol().affinity()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "4-", "-4", "4--7", "4,,5", ",4", "4,", "4, 5", "0-6:2", "0x3", "4-7 "})
    void whatIsNoListIsNamed(String text) {
        assertThat(problems(Suites.minimal("protocol: {prepare: {affinity: \"" + text + "\"}}\n")))
                .containsExactly("protocol.prepare.affinity: expected a list of processors such as \"4-7\", found \""
                        + text + '"');
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "7-4 | expected a range from its lesser end, such as \"4-7\", found \"7-4\"",
                "0-1024 | expected processors from 0 to 1023, found 1024",
                "0-99999999999999999999 | expected processors from 0 to 1023, found 99999999999999999999",
            })
    void aRangeThatIsNoneIsNamed(String text, String message) {
        assertThat(problems(Suites.minimal("protocol: {prepare: {affinity: \"" + text + "\"}}\n")))
                .containsExactly("protocol.prepare.affinity: " + message);
    }

    @Test
    void aNumberThatIsNoProcessorIsNamed() {
        assertThat(problems(Suites.minimal("protocol: {prepare: {affinity: 1024}}\n")))
                .containsExactly("protocol.prepare.affinity: expected processors from 0 to 1023, found 1024");
        assertThat(problems(Suites.minimal("protocol: {prepare: {affinity: -1}}\n")))
                .containsExactly("protocol.prepare.affinity: expected 0 or more, found -1");
    }

    @Test
    void moreThreadsThanProcessorsAreAnErrorThatNamesBoth() {
        ConfigException thrown = catchThrowableOfType(
                ConfigException.class,
                () -> Suites.of(Suites.minimal("protocol: {prepare: {affinity: \"4-5,5\"}}\n")
                        .replace("threads: [1]", "threads: [1, 2, 4]")));

        assertThat(thrown.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.message())
                    .isEqualTo("4 threads are more than the processors of protocol.prepare.affinity, which are 2 (4-5);"
                            + " name more processors, or fewer threads");
            assertThat(problem.path()).isEqualTo("matrix[0].threads[2]");
        });
    }
}
