package dev.assay.harness.run;

import dev.assay.collectors.problem.AssayException;
import java.nio.file.Path;

/** The run that somebody wants to go on with was never begun here. */
public final class UnknownRunException extends AssayException {
    private static final long serialVersionUID = 1L;

    UnknownRunException(Path runFolder) {
        super(
                "no such run to resume",
                runFolder.toString(),
                "there is no run.json in it",
                "'assay runs' lists the runs; give the whole id",
                null);
    }
}
