package dev.assay.harness.fleet;

import dev.assay.collectors.problem.AssayException;
import java.nio.file.Path;

/** The list of hosts cannot be changed. */
public final class FleetException extends AssayException {
    private static final long serialVersionUID = 1L;

    FleetException(Path file, String why, String remedy, Throwable cause) {
        super("cannot add the host to the fleet", file.toString(), why, remedy, cause);
    }
}
