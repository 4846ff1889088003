package dev.assay.collectors.facts;

import dev.assay.collectors.problem.AssayException;

/** The probe's facts cannot be understood. */
public final class FactsException extends AssayException {
    private static final long serialVersionUID = 1L;

    FactsException(String why, Throwable cause) {
        super(
                "cannot read the device's facts",
                "output of `probe facts`",
                why,
                "check that the probe on the device is of this version of Assay: probe --version",
                cause);
    }
}
