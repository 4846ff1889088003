package dev.assay.collectors.verdict;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * One coded ground for doubting a trial, with its number.
 *
 * @param code see {@link Code}
 * @param value the number that was measured, in {@code unit}
 * @param limit the threshold it was held against, in {@code unit}
 * @param detail one sentence for people: what was seen and what to do about it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Reason(Code code, double value, double limit, String unit, String detail) {
    /** The grounds, as docs/verdicts.md explains them. */
    public enum Code {
        CHARGING,
        HOT_START,
        THROTTLED,
        /** No longer given: of a phase too short for its samples the energy is absent. In databases of before it may stand. */
        CLOCK_UNCERTAIN,
        SAMPLES_MISSING,
        SHORT_OUTPUT,
        BACKGROUND_LOAD,
        CPU_STEAL,
        /** The device slept while it was measured. */
        SUSPENDED,
        /** Nobody knows how the device was after the trial. */
        CONDITIONS_UNREAD,
        OUTLIER
    }
}
