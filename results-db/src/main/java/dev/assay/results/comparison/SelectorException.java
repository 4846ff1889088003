package dev.assay.results.comparison;

import dev.assay.collectors.problem.AssayException;

/** A text that a person wrote is no {@link Selector}. */
public final class SelectorException extends AssayException {
    private static final long serialVersionUID = 1L;

    private final int position;

    SelectorException(String text, int position, String why) {
        super(
                "cannot read the selector",
                "character " + (position + 1) + " of \"" + text + "\"",
                why,
                "write a run ('assay runs' lists them), several joined by +, or terms such as"
                        + " runtime=llama.cpp,quant=Q4_0,since=7d; docs/comparison.md describes every key",
                null);
        this.position = position;
    }

    /** Where in the text the trouble begins: 0 and up, at most its length. */
    public int position() {
        return position;
    }
}
