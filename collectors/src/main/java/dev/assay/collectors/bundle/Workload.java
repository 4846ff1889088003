package dev.assay.collectors.bundle;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What is asked of a model in one trial. Lengths are in tokens, counts in whole repetitions inside one process. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Workload.Generate.class, name = "generate"),
    @JsonSubTypes.Type(value = Workload.Sustained.class, name = "sustained"),
    @JsonSubTypes.Type(value = Workload.Infer.class, name = "infer")
})
public sealed interface Workload {
    /** The workload's name in the suite; also the public name of a cell's workload. */
    String name();

    /** Repetitions before the measured ones, not counted; 0 or more. */
    int warmup();

    /**
     * A prompt, then tokens one by one; an end-of-sequence token ends nothing.
     *
     * @param promptTokens 1 or more
     * @param generateTokens output tokens asked for, the first one included; 1 or more
     * @param iterations measured repetitions in one process; 1 or more
     * @param sampling how the next token is chosen
     */
    record Generate(String name, int promptTokens, int generateTokens, int warmup, int iterations, Sampling sampling)
            implements Workload {}

    /**
     * Generation again and again, from an empty context each time, until a time has passed: what a device keeps up.
     *
     * @param promptTokens of each repetition, 1 or more
     * @param generateTokens of each repetition, 1 or more
     * @param durationMs from the first measured prompt; the repetition during which it passes is finished
     */
    record Sustained(String name, int promptTokens, int generateTokens, long durationMs, int warmup, Sampling sampling)
            implements Workload {}

    /**
     * One forward pass of an encoder or classifier.
     *
     * @param sequence length of the token sequence
     * @param batch sequences in one inference
     * @param iterations measured repetitions in one process; 1 or more
     */
    record Infer(String name, int sequence, int batch, int warmup, int iterations) implements Workload {}

    /** How a next token is chosen. */
    enum Sampling {
        /** The likeliest token: the choice is part of the time between tokens. */
        GREEDY,
        /** A token drawn beforehand, as llama-bench does it: nothing but the model is timed. */
        NONE
    }
}
