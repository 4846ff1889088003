package dev.assay.harness.run;

import dev.assay.agents.Device;
import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.problem.AssayException;
import java.io.IOException;
import java.nio.file.Path;

/** A whole run cannot begin or go on. */
public final class RunException extends AssayException {
    private static final long serialVersionUID = 1L;

    private RunException(String what, String where, String why, String remedy, Throwable cause) {
        super(what, where, why, remedy, cause);
    }

    static RunException folder(String what, Path folder, IOException cause) {
        return new RunException(
                what,
                folder.toString(),
                String.valueOf(cause.getMessage()),
                "make sure that the folder can be written and has space",
                cause);
    }

    /** Told to stop by the user; the trial in progress is sealed as cancelled. */
    static RunException interrupted(String id, Path folder) {
        return new RunException(
                "the run was interrupted",
                folder.toString(),
                "it was told to stop; what was measured is kept, the trial in progress counts as cancelled",
                "go on with 'assay run --resume " + id + "': it measures what is left, the cancelled trial again",
                null);
    }

    /** What stopped a run that began, and that it can go on. */
    static RunException stopped(String id, AssayException cause) {
        return new RunException(
                cause.what(),
                cause.where(),
                cause.why(),
                cause.remedy() + "; then go on with 'assay run --resume " + id + "': what was measured is kept",
                cause);
    }

    /** @param report where what a report of it needs is kept */
    static RunException defect(Device device, String report, RuntimeException cause) {
        return new RunException(
                "a defect of Assay ended a device's share of the run",
                device.identity().id(),
                cause.toString(),
                "report it with " + report,
                cause);
    }

    /** The catalogs are not what they were when the run began. */
    static RunException changed(Cell measured, Cell planned, Path bundle) {
        return new RunException(
                "the run cannot go on with other models or runtimes than it began with",
                bundle.toString(),
                "measured was " + name(measured) + ", now it would be " + name(planned),
                "restore what was changed, or begin a new run",
                null);
    }

    static RunException notAtRest(String why, Path folder) {
        return new RunException(
                "the device at rest could not be measured",
                folder.toString(),
                why,
                "see that the device tells its power: 'assay doctor'",
                null);
    }

    static RunException noProfile(String platform) {
        return new RunException(
                "no device profile is for this platform",
                platform,
                "neither the installation nor the user's folder has one that is for any device of it",
                "restore device-profiles/ of the installation",
                null);
    }

    static RunException noProfileNamed(String name, Device device) {
        return new RunException(
                "there is no device profile of this name",
                device.identity().id(),
                "fleet.yaml names the profile '" + name
                        + "', and neither the installation nor the user's folder has it",
                "mend 'profile' of the host in fleet.yaml, or leave it out for the profile that fits",
                null);
    }

    private static String name(Cell cell) {
        return cell.model().reference() + " (sha256 " + cell.model().sha256() + ") on "
                + cell.runtime().name() + " " + cell.runtime().version() + " "
                + cell.runtime().runner();
    }

    static RunException busy(Path folder) {
        return new RunException(
                "cannot resume the run",
                folder.toString(),
                "another process is measuring it",
                "wait until that process is done, or end it",
                null);
    }
}
