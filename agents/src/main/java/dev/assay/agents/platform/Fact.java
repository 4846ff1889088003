package dev.assay.agents.platform;

/** Something about a device: told by it, or unknown. Nothing is concluded from what it does not say. */
public sealed interface Fact<T> {
    /** @param source the command or file that told it */
    record Known<T>(T value, String source) implements Fact<T> {}

    /** @param why what was asked and said nothing, or contradicted itself; one clause */
    record Unknown<T>(String why) implements Fact<T> {}
}
