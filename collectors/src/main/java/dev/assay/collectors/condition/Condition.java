package dev.assay.collectors.condition;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * One circumstance of a trial: pressure, free memory, battery level, clock governor...
 *
 * @param name lower case with its unit, such as {@code memory_available_bytes}
 * @param unit of {@code value}; empty for text
 * @param value null when absent or when it is text
 * @param text null unless the circumstance is a word (a governor, a charge state)
 * @param absent why there is no value; null when there is one
 * @param source the file or command it was read from
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Condition(String name, String unit, Double value, String text, String absent, String source) {
    public static Condition of(String name, String unit, double value, String source) {
        return new Condition(name, unit, value, null, null, source);
    }

    public static Condition ofText(String name, String text, String source) {
        return new Condition(name, "", null, text, null, source);
    }

    public static Condition absent(String name, String unit, String reason, String source) {
        return new Condition(name, unit, null, null, reason, source);
    }
}
