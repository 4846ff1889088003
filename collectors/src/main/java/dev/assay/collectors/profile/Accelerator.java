package dev.assay.collectors.profile;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What computes beside the processors. */
public record Accelerator(Kind kind, String name) {
    public enum Kind {
        /** Graphics. */
        @JsonProperty("gpu")
        GPU,
        /** Neural networks: NPU, TPU, DSP with matrix units. */
        @JsonProperty("npu")
        NPU
    }
}
