package dev.assay.harness.export.junit;

import java.math.BigDecimal;

/**
 * One thing that was tested.
 *
 * @param group what servers group by, the attribute {@code classname}; dots in it make levels
 * @param name unique in its group
 * @param seconds that it took; null where it took no time of its own
 */
public record TestCase(String group, String name, BigDecimal seconds, Outcome outcome) {
    /** How it ended. */
    public sealed interface Outcome {}

    public record Passed() implements Outcome {}

    /** Neither good nor bad: it was not, or could not be, judged. */
    public record Skipped(String message) implements Outcome {}

    /**
     * What was tested is at fault.
     *
     * @param type a code
     * @param message one line
     * @param detail all there is to say; may be empty
     */
    public record Failed(String type, String message, String detail) implements Outcome {}

    /** Something else is at fault: nothing is known of what was to be tested. Fields as of {@link Failed}. */
    public record Errored(String type, String message, String detail) implements Outcome {}
}
