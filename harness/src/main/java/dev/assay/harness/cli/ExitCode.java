package dev.assay.harness.cli;

/** The exit codes, the same for every command; CI relies on them. */
public final class ExitCode {
    public static final int DONE = 0;
    /** The harness failed: something in its surroundings is missing, full or broken. */
    public static final int HARNESS_FAILED = 1;
    /** The command line, or a file that the user wrote, is not what it must be. */
    public static final int USAGE = 2;
    /** A gate found a regression. */
    public static final int REGRESSION = 3;
    /** Some trials failed, or those of a cell are all suspect; the results of the rest are kept. */
    public static final int TRIALS_FAILED = 4;

    /** A device stays other than it was found; the results are kept, whatever became of the trials. */
    public static final int LEFT_CHANGED = 5;

    private ExitCode() {}
}
