package dev.assay.harness.cli;

import dev.assay.collectors.problem.AssayException;

/** What the user asked for does not exist or cannot be: exit code {@value ExitCode#USAGE}. */
final class UsageException extends AssayException {
    private static final long serialVersionUID = 1L;

    UsageException(String what, String where, String why, String remedy) {
        super(what, where, why, remedy, null);
    }
}
