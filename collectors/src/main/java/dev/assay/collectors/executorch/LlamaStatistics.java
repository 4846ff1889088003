package dev.assay.collectors.executorch;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assay.collectors.bundle.BundleJson;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/**
 * The line {@code PyTorchObserver {...}} that ExecuTorch's {@code llama_main} prints when it has generated. Keys and
 * meaning: extension/llm/runner/stats.h and text_llm_runner.cpp of ExecuTorch. Stamps are of one clock, in units of which
 * {@code unitsPerSecond} make a second, 1000 in all releases so far.
 *
 * @param promptTokens with what the tool itself puts before the prompt
 * @param generatedTokens as the tool counts them: those of its loop, which begins behind the first one
 * @param inferenceStart the model is loaded; the prompt is not tokenised yet
 * @param promptEvalEnd the prompt is processed
 * @param firstToken the first token is known
 */
public record LlamaStatistics(
        @JsonProperty(value = "prompt_tokens", required = true)
        long promptTokens,

        @JsonProperty(value = "generated_tokens", required = true)
        long generatedTokens,

        @JsonProperty(value = "model_load_start_ms", required = true)
        long loadStart,

        @JsonProperty(value = "model_load_end_ms", required = true)
        long loadEnd,

        @JsonProperty(value = "inference_start_ms", required = true)
        long inferenceStart,

        @JsonProperty(value = "prompt_eval_end_ms", required = true)
        long promptEvalEnd,

        @JsonProperty(value = "first_token_ms", required = true)
        long firstToken,

        @JsonProperty(value = "inference_end_ms", required = true)
        long inferenceEnd,

        @JsonProperty(value = "SCALING_FACTOR_UNITS_PER_SECOND", required = true)
        long unitsPerSecond) {
    private static final String MARK = "PyTorchObserver {";

    public LlamaStatistics {
        if (promptTokens < 0 || generatedTokens < 0 || unitsPerSecond < 1) {
            throw new IllegalArgumentException("numbers of tokens are 0 or more, a second has at least one unit");
        }
        if (inferenceStart > promptEvalEnd || inferenceStart > firstToken || firstToken > inferenceEnd) {
            throw new IllegalArgumentException("its stamps are not in order");
        }
    }

    /** What was found: the statistics, or why there are none. */
    public record Found(Optional<LlamaStatistics> statistics, String why) {}

    /**
     * The last such line counts: before it stands what the model generated, which may be anything. Never throws.
     *
     * @param text the tool's standard output
     */
    public static Found parse(String text) {
        int mark = text.lastIndexOf(MARK);
        if (mark < 0) {
            return new Found(Optional.empty(), "no line 'PyTorchObserver {...}'");
        }
        String json =
                text.substring(mark + MARK.length() - 1).lines().findFirst().orElseThrow();
        try {
            return new Found(Optional.of(BundleJson.mapper().readValue(json, LlamaStatistics.class)), "");
        } catch (JacksonException e) {
            return new Found(Optional.empty(), "its line PyTorchObserver: " + e.getOriginalMessage());
        }
    }

    /** Between two stamps, s. */
    public double seconds(long begin, long end) {
        return (double) (end - begin) / unitsPerSecond;
    }
}
