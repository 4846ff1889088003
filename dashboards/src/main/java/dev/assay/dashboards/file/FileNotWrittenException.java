package dev.assay.dashboards.file;

import dev.assay.collectors.problem.AssayException;
import java.nio.file.Path;

/** A result file could not be written. What stood at its place before still stands there, and nothing else is left. */
public final class FileNotWrittenException extends AssayException {
    private static final long serialVersionUID = 1L;

    private final boolean wrongPlace;

    private FileNotWrittenException(Path file, String why, String remedy, boolean wrongPlace, Throwable cause) {
        super("cannot write the file", file.toString(), why, remedy, cause);
        this.wrongPlace = wrongPlace;
    }

    static FileNotWrittenException failed(Path file, String why, String remedy, Throwable cause) {
        return new FileNotWrittenException(file, why, remedy, false, cause);
    }

    static FileNotWrittenException wrongPlace(Path file, String why) {
        return new FileNotWrittenException(file, why, "Name a file in a folder; nothing was overwritten.", true, null);
    }

    /** Whether no file can ever be there: it is a folder, or below a file. */
    public boolean isWrongPlace() {
        return wrongPlace;
    }
}
