package dev.assay.harness.runtime;

import dev.assay.collectors.problem.AssayException;

/** A runtime or runner that was asked for cannot be had here, whatever the network does. */
public final class ProvisionException extends AssayException {
    private static final long serialVersionUID = 1L;

    public ProvisionException(String what, String where, String why, String remedy) {
        super(what, where, why, remedy, null);
    }
}
