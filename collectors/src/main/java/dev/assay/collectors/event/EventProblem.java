package dev.assay.collectors.event;

/**
 * One place where a runner's events break their protocol.
 *
 * @param line 1 and up
 * @param detail in words, with the numbers
 */
public record EventProblem(int line, Code code, String detail) {
    public enum Code {
        /** A line that is no JSON object with an {@code event}. */
        NOT_AN_EVENT,
        /** An event whose keys are missing or hold what they must not. */
        BAD_VALUE,
        /** The first event is not {@code hello}. */
        NO_HELLO,
        /** {@code hello} announces another protocol than 1. */
        WRONG_PROTOCOL,
        /** Something said twice that happens once. */
        REPEATED,
        /** Something that cannot be without what comes before it: a token without prefill, a gap in the indexes. */
        MISSING,
        /** Stamps contradict the order in which things happen. */
        OUT_OF_ORDER,
        /** An event after {@code end} or {@code error}. */
        AFTER_END,
        /** More events than any trial has: reading stopped. */
        TOO_MANY
    }
}
