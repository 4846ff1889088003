package dev.assay.harness.runtime;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Set;

/**
 * A program that drives a runtime.
 *
 * @param speaks how its measurements come back
 * @param from how the program is had
 * @param does the workloads it can do; not empty
 * @param executable its path in the runtime's folder; null unless it is one of the runtime's files
 */
public record RunnerSpec(Speaks speaks, Origin from, Set<Ability> does, String executable) {
    public RunnerSpec {
        if ((from == Origin.FILES) != (executable != null)) {
            throw new IllegalArgumentException("'executable' belongs to a runner 'from: files', and to no other");
        }
    }

    /** See docs/formats/job.md, {@code runner.speaks}. */
    public enum Speaks {
        @JsonProperty("events")
        EVENTS,
        @JsonProperty("output")
        OUTPUT
    }

    /** A workload that a runner can do. */
    public enum Ability {
        /** {@code kind: generate} with {@code sampling: greedy}. */
        @JsonProperty("generate:greedy")
        GENERATE_GREEDY,
        /** {@code kind: generate} with {@code sampling: none}. */
        @JsonProperty("generate:none")
        GENERATE_NONE,
        /** {@code kind: sustained}, with each sampling that it generates with. */
        @JsonProperty("sustained")
        SUSTAINED,
        /** {@code kind: infer}. */
        @JsonProperty("infer")
        INFER
    }

    /** How a runner's program is had. */
    public enum Origin {
        /** It is one of the runtime's own files. */
        @JsonProperty("files")
        FILES,
        /** It is built with Assay, in agents/target/on-device. */
        @JsonProperty("agents")
        AGENTS,
        /** It is compiled against llama.cpp's source, once. */
        @JsonProperty("llama.cpp")
        LLAMA_CPP
    }
}
