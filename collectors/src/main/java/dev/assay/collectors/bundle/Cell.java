package dev.assay.collectors.bundle;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * One combination on one device: what the trials of one row of a table share.
 *
 * @param id stable over runs: a hash of the fields below it
 * @param threads processor threads that the runtime is told to use; 1 or more
 * @param collectors whether the probe sampled while the runner ran; {@code ALL} where a document is silent
 */
public record Cell(
        String id, Device device, Runtime runtime, Model model, Workload workload, int threads, Collectors collectors) {

    @JsonCreator
    public Cell {
        collectors = collectors == null ? Collectors.ALL : collectors;
    }

    /** With all collectors, as cells are unless the collectors themselves are what is measured. */
    public Cell(String id, Device device, Runtime runtime, Model model, Workload workload, int threads) {
        this(id, device, runtime, model, workload, threads, Collectors.ALL);
    }

    /** What the probe does beside the runner. */
    public enum Collectors {
        /** Samples all that the device offers, at the suite's rates. */
        ALL,
        /** Nothing: it starts the runner and waits. What needs samples is absent. */
        NONE;

        /** As in YAML, tables and results. */
        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param id survives re-plugging
     * @param platform linux, android or ios
     * @param abi such as linux-x86_64
     */
    public record Device(String id, String platform, String abi, String model) {}

    /** @param runner which of the runtime's runners drives it, such as {@code runner-llama} or {@code llama-bench} */
    public record Runtime(String name, String version, String runner) {}

    /**
     * @param name family without quantisation, such as {@code smollm2-135m}
     * @param sha256 of the weights' file; null until the file exists (a failed fetch)
     * @param bytes of the weights' file; null until the file exists
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Model(
            String name,
            String quantization,
            String format,
            Weights weights,
            String licence,
            String sha256,
            Long bytes) {
        /** How a model is named in a suite: {@code name/quantization}. */
        public String reference() {
            return name + "/" + quantization;
        }
    }

    /** Whether the numbers in the weights mean anything. */
    public enum Weights {
        /** Trained: accuracy and perplexity mean something. */
        REAL,
        /** Random numbers in a real model's shape: time, memory and energy mean something, the output does not. */
        SYNTHETIC;

        /** As in YAML, tables and results. */
        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
