package dev.assay.harness.gate;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a policy makes of a finding, from the mildest. */
public enum Action {
    PASS,
    /** Shown, and lets the gate pass. */
    WARN,
    /** Closes the gate. */
    FAIL;

    /** As in YAML and JSON. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
