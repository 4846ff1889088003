package dev.assay.collectors.meter;

import dev.assay.collectors.problem.AssayException;
import java.io.IOException;

/** A meter's recording that cannot be read, or cannot be placed. */
public final class MeterException extends AssayException {
    private static final long serialVersionUID = 1L;

    private MeterException(String what, String where, String why, String remedy, Throwable cause) {
        super(what, where, why, remedy, cause);
    }

    static MeterException unreadable(String where, String why) {
        return new MeterException(
                "cannot read the meter's recording",
                where,
                why,
                "give a CSV with a header that names a time and a power, or a voltage and a current, each with its unit,"
                        + " such as time_s,power_w; or say which columns these are",
                null);
    }

    static MeterException io(String where, IOException cause) {
        return new MeterException(
                "cannot read the meter's recording",
                where,
                cause.getClass().getSimpleName() + ": " + cause.getMessage(),
                "check that the file is there and may be read",
                cause);
    }

    static MeterException misstamped(String where, String why) {
        return new MeterException(
                "cannot tell when the meter's samples were taken",
                where,
                why,
                "have its program write each line at once (stdbuf -oL), or stamp it with a clock of this machine: 'clock' of the"
                        + " meter in fleet.yaml says which",
                null);
    }

    static MeterException unplaced(String why) {
        return new MeterException(
                "cannot place the meter's recording on the device's time",
                "the synchronisation pulse",
                why,
                "repeat it with pulses of unequal lengths that stand out of the device's load, with the device at rest around"
                        + " them, and check that the meter recorded all the while",
                null);
    }
}
