package dev.assay.collectors.llamabench;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * One line of {@code llama-bench -o jsonl}: one test. Read by name, for the columns change between releases.
 *
 * @param nPrompt prompt tokens in a repetition; 0 when it only generates
 * @param nGen generated tokens in a repetition; 0 when it only reads a prompt
 * @param nDepth tokens in the context before the repetition; null in releases that do not know it, where it is 0
 * @param samplesNs how long each repetition took
 * @param buildCommit of llama.cpp; may be null
 */
public record LlamaBenchRecord(
        @JsonProperty("n_prompt") int nPrompt,
        @JsonProperty("n_gen") int nGen,
        @JsonProperty("n_depth") Integer nDepth,
        @JsonProperty("samples_ns") List<Long> samplesNs,
        @JsonProperty("build_commit") String buildCommit) {

    public LlamaBenchRecord {
        if (samplesNs == null || samplesNs.isEmpty() || samplesNs.stream().anyMatch(ns -> ns == null || ns <= 0)) {
            throw new IllegalArgumentException("a record needs samples_ns, each above 0");
        }
        samplesNs = List.copyOf(samplesNs);
    }

    public int depth() {
        return nDepth == null ? 0 : nDepth;
    }

    /** Tokens per second of each repetition: 1e9 (n_prompt + n_gen) / ns, as llama-bench itself has it. */
    public double[] tokensPerSecond() {
        return samplesNs.stream().mapToDouble(ns -> 1e9 * (nPrompt + nGen) / ns).toArray();
    }
}
