package dev.assay.harness.profile;

import dev.assay.collectors.problem.AssayException;
import java.io.IOException;
import java.nio.file.Path;

/** A folder of device profiles exists and cannot be read. */
public final class ProfileException extends AssayException {
    private static final long serialVersionUID = 1L;

    ProfileException(Path folder, IOException cause) {
        super(
                "cannot list the device profiles",
                folder.toString(),
                cause.getMessage(),
                "make the folder readable, or remove it",
                cause);
    }
}
