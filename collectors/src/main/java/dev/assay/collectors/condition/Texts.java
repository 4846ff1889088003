package dev.assay.collectors.condition;

import java.util.OptionalDouble;

/** Numbers in the kernel's texts. */
final class Texts {
    static final String NOT_THERE = "the file is not there or may not be read";
    static final String NOT_UNDERSTOOD = "the file does not hold what was expected";

    private Texts() {}

    /** Empty unless the text is one finite decimal number. */
    static OptionalDouble number(String text) {
        try {
            double value = Double.parseDouble(text.strip());
            return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    /** The reading, or why there is none. */
    static Condition reading(String name, String unit, OptionalDouble value, String source) {
        return value.isPresent()
                ? Condition.of(name, unit, value.getAsDouble(), source)
                : Condition.absent(name, unit, NOT_UNDERSTOOD, source);
    }
}
