package dev.assay.collectors.perfetto;

import dev.assay.collectors.problem.AssayException;
import java.io.IOException;

/** A file that is no trace of perfetto, or cannot be read. A trace that was cut off is none: it says so itself. */
public final class PerfettoException extends AssayException {
    private static final long serialVersionUID = 1L;

    private PerfettoException(String where, String why, String remedy, Throwable cause) {
        super("cannot read perfetto's trace", where, why, remedy, cause);
    }

    static PerfettoException noTrace(String where, String why) {
        return new PerfettoException(
                where,
                why,
                "see what perfetto says on the device: adb shell perfetto --query; the trial's other figures stand without it",
                null);
    }

    static PerfettoException io(String where, IOException cause) {
        return new PerfettoException(
                where,
                cause.getClass().getSimpleName() + ": " + cause.getMessage(),
                "check that the file is there and may be read",
                cause);
    }
}
