package dev.assay.harness.gate;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assay.harness.config.Percent;
import java.util.List;

/** A policy's YAML as it is written; null is left out. docs/formats/policy.md. */
record PolicyFile(
        String schema,
        Percent margin,
        List<String> metrics,
        List<String> despite,
        RuleFile defaults,
        List<RuleFile> rules) {

    record RuleFile(
            List<String> metrics,
            String cells,
            Percent regression,
            Integer trials,
            @JsonProperty("on_inconclusive") Action onInconclusive,
            @JsonProperty("on_uncomparable") Action onUncomparable,
            @JsonProperty("on_missing") Action onMissing) {}
}
