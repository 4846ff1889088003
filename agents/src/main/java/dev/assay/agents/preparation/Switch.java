package dev.assay.agents.preparation;

import com.fasterxml.jackson.annotation.JsonProperty;

/** As a suite writes it. */
public enum Switch {
    @JsonProperty("on")
    ON("on"),
    @JsonProperty("off")
    OFF("off");

    private final String text;

    Switch(String text) {
        this.text = text;
    }

    public boolean isOn() {
        return this == ON;
    }

    @Override
    public String toString() {
        return text;
    }
}
