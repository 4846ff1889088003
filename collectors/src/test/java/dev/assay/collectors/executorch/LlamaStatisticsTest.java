package dev.assay.collectors.executorch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/**
 * Synthetic texts in the words of the tool's source (extension/llm/runner/stats.h of ExecuTorch, releases 0.4 to 1.0); the
 * numbers are chosen, no capture of a device.
 */
class LlamaStatisticsTest {
    private static final String TEXT = """
            the the the cat
            PyTorchObserver {"prompt_tokens":8,"generated_tokens":3,"model_load_start_ms":1000,"model_load_end_ms":1150,"inference_start_ms":1200,"inference_end_ms":1760,"prompt_eval_end_ms":1700,"first_token_ms":1700,"aggregate_sampling_time_ms":2,"SCALING_FACTOR_UNITS_PER_SECOND":1000}
            I 00:00:01.000000 executorch:stats.h:104] \tPrompt Tokens: 8    Generated Tokens: 3
            """;

    @Test
    void givenItsLineThenTheStampsAreRead() {
        assertThat(LlamaStatistics.parse(TEXT).statistics())
                .contains(new LlamaStatistics(8, 3, 1000, 1150, 1200, 1700, 1700, 1760, 1000));
    }

    @Test
    void givenKeysOfANewerReleaseThenTheyAreIgnored() {
        assertThat(LlamaStatistics.parse(TEXT.replace("{\"prompt", "{\"gpu_total_bytes\":1,\"prompt"))
                        .statistics())
                .isPresent();
    }

    @Test
    void givenAModelThatWritesSuchALineItselfThenTheToolsOwnCounts() {
        String generated = "PyTorchObserver {\"prompt_tokens\":1}\n";

        assertThat(LlamaStatistics.parse(generated + TEXT)).isEqualTo(LlamaStatistics.parse(TEXT));
    }

    @Test
    void givenNoLineOrAnotherThenItSaysWhy() {
        for (List<String> one : List.of(
                List.of("", "no line"),
                List.of("PyTorchObserver {", "PyTorchObserver"),
                List.of(TEXT.replace("\"first_token_ms\":1700,", ""), "first_token_ms"),
                List.of(TEXT.replace("1700,\"first", "true,\"first"), "Boolean"),
                List.of(TEXT.replace("\"inference_end_ms\":1760", "\"inference_end_ms\":1699"), "not in order"),
                List.of(TEXT.replace("SECOND\":1000", "SECOND\":0"), "at least one unit"),
                List.of(TEXT.replace("\"generated_tokens\":3", "\"generated_tokens\":-3"), "0 or more"))) {
            LlamaStatistics.Found found = LlamaStatistics.parse(one.get(0));

            assertThat(found.statistics()).isEmpty();
            assertThat(found.why()).contains(one.get(1));
        }
    }

    @Property
    void givenAnyTextThenItIsReadOrNot(@ForAll String text) {
        assertThat(LlamaStatistics.parse("PyTorchObserver {" + text).why()).isNotNull();
    }

    @Property
    void givenADamagedOutputThenItIsReadOrSaysWhy(
            @ForAll @IntRange(max = 500) int at, @ForAll @IntRange(max = 40) int gone, @ForAll String instead) {
        int begin = Math.min(at, TEXT.length());
        String damaged = TEXT.substring(0, begin) + instead + TEXT.substring(Math.min(begin + gone, TEXT.length()));

        LlamaStatistics.Found found = LlamaStatistics.parse(damaged);

        assertThat(found.statistics().isPresent()).isEqualTo(found.why().isEmpty());
    }
}
