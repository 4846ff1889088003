package dev.assay.harness.export;

import dev.assay.collectors.problem.AssayException;
import java.nio.file.Path;
import java.util.List;

/** A file's name does not say which of the known formats it is to have. */
public final class UnknownFormatException extends AssayException {
    private static final long serialVersionUID = 1L;

    UnknownFormatException(Path file, List<String> known) {
        super(
                "cannot export",
                file.toString(),
                "the file's extension names no format that Assay writes",
                "End the name in one of " + String.join(", ", known) + ".",
                null);
    }
}
