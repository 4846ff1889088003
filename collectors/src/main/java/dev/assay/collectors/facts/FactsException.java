package dev.assay.collectors.facts;

import dev.assay.collectors.problem.AssayException;

/** What the probe told of a device cannot be understood. */
public final class FactsException extends AssayException {
    private static final long serialVersionUID = 1L;

    private FactsException(String what, String command, String why, Throwable cause) {
        super(
                what,
                "output of `" + command + "`",
                why,
                "check that the probe on the device is of this version of Assay: probe --version",
                cause);
    }

    static FactsException ofFacts(String why, Throwable cause) {
        return new FactsException("cannot read the device's facts", "probe facts", why, cause);
    }

    static FactsException ofBandwidth(String why, Throwable cause) {
        return new FactsException("cannot read the device's memory bandwidth", "probe bandwidth", why, cause);
    }
}
