package dev.assay.harness.power;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a device loses when its power is cut: the word {@code cuts} of {@code power.yaml}. */
public enum Cuts {
    /** Its link goes another way, or over lines of the cable that stay: it can be asked meanwhile. */
    @JsonProperty("power")
    POWER,
    /** Its link as well: nothing can be asked of it until the power is restored. */
    @JsonProperty("power-and-data")
    POWER_AND_DATA
}
