package dev.assay.dashboards.file;

import dev.assay.collectors.problem.AssayException;
import java.nio.file.Path;

/** A result file could not be written. What stood at its place before still stands there, and nothing else is left. */
public final class FileNotWrittenException extends AssayException {
    private static final long serialVersionUID = 1L;

    FileNotWrittenException(Path file, String why, String remedy, Throwable cause) {
        super("cannot write the file", file.toString(), why, remedy, cause);
    }
}
