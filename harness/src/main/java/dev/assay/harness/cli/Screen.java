package dev.assay.harness.cli;

import dev.assay.harness.view.ResultTable;

/** What the launcher found out about the terminal; a JVM cannot ask without native code. */
final class Screen {
    private Screen() {}

    /** Width of standard output's terminal in characters, or a sensible one for files and logs. */
    static int columns() {
        return Integer.getInteger("assay.columns", ResultTable.DEFAULT_WIDTH);
    }

    /** Whether a person watches standard error, so that a bar may move there. */
    static boolean watched() {
        return Boolean.getBoolean("assay.watched");
    }
}
