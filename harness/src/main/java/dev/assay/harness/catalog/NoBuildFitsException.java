package dev.assay.harness.catalog;

import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.problem.AssayException;
import dev.assay.harness.build.BuildChoice;
import dev.assay.harness.runtime.RuntimeSpec;

/** None of a runtime's builds can run on a device, by what is known of it. */
public final class NoBuildFitsException extends AssayException {
    private static final long serialVersionUID = 1L;

    private NoBuildFitsException(String what, String where, String why, String remedy) {
        super(what, where, why, remedy, null);
    }

    static NoBuildFitsException of(RuntimeSpec spec, Cell.Device device, BuildChoice.NoneFits none) {
        return new NoBuildFitsException(
                "no build of " + spec.name() + " fits " + device.id(),
                spec.name() + " " + spec.version() + " for " + device.abi(),
                none.before().isEmpty() ? "it is there for " + String.join(", ", spec.abis()) : none.why(),
                "Leave this runtime out for such devices, or add a build that fits to a runtime file of your own; where you know"
                        + " better than the device told, leave 'needs' out there (docs/formats/runtime.md).");
    }
}
