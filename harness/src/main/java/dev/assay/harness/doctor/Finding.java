package dev.assay.harness.doctor;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What the doctor says of one thing.
 *
 * @param needed what it is for, in words
 * @param seen version, path or amount
 * @param remedy the command or step that mends it; null when nothing is wrong
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Finding(String name, State state, String needed, String seen, String remedy) {
    /** How bad it is. */
    public enum State {
        OK,
        /** Assay works, but something is not measured or not possible. */
        LIMITED,
        /** The main job cannot be done. */
        MISSING
    }
}
