package dev.assay.harness.export.latex;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Reasons below a table, each said once; a letter stands where it applies. */
public final class Footnotes {
    private static final int LETTERS = 26;

    private final List<String> reasons = new ArrayList<>();

    /** The mark for a reason: a, b, ... z, aa, ab... */
    public String mark(String reason) {
        if (!reasons.contains(reason)) {
            reasons.add(reason);
        }
        return "$^{\\mathrm{" + letters(reasons.indexOf(reason)) + "}}$";
    }

    /** A line a reason, each with its mark, in the order in which they were first needed. */
    public List<String> lines() {
        return IntStream.range(0, reasons.size())
                .mapToObj(i -> mark(reasons.get(i)) + " " + LatexText.of(reasons.get(i)))
                .toList();
    }

    private static String letters(int index) {
        String last = Character.toString('a' + index % LETTERS);
        return index < LETTERS ? last : letters(index / LETTERS - 1) + last;
    }
}
