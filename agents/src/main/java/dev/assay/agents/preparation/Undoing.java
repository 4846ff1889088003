package dev.assay.agents.preparation;

/** What became of the undoing of a change. {@code setting} is the device's own name of what was changed. */
public sealed interface Undoing {
    String setting();

    /** It is as it was found. */
    record Undone(String setting, String value) implements Undoing {}

    /** It is not what Assay had set it to, so it is somebody else's now: left alone. */
    record Untouched(String setting, String value) implements Undoing {}

    /**
     * It is not as it was found.
     *
     * @param remedy how a person puts it back; the next session tries again in any case
     */
    record NotUndone(String setting, String why, String remedy) implements Undoing {}
}
