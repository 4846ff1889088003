package dev.assay.harness.run;

import dev.assay.agents.Device;
import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.problem.AssayException;
import dev.assay.collectors.problem.FileTrouble;
import dev.assay.collectors.sensing.Meter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

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
                FileTrouble.words(cause),
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
    static RunException defect(Device device, String report, Throwable cause) {
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

    /** fleet.yaml is not what it was when the run began. */
    static RunException otherMeters(Set<Meter> measured, Set<Meter> planned, Path bundle) {
        return new RunException(
                "the run cannot go on with other meters than it began with",
                bundle.toString(),
                "measured was beside " + names(measured) + ", now it would be beside " + names(planned),
                "restore 'meters' of the host in fleet.yaml, or begin a new run",
                null);
    }

    private static String names(Set<Meter> meters) {
        return meters.isEmpty()
                ? "no meter"
                : meters.stream()
                        .map(meter -> "%s (%s, %s, up to %d ms late, %s Hz%s)"
                                .formatted(
                                        meter.name(),
                                        word(meter.measures()),
                                        word(meter.clock()),
                                        meter.delayNs() / 1_000_000,
                                        meter.rateHz(),
                                        meter.columns().isEmpty()
                                                ? ""
                                                : ", columns " + String.join(", ", meter.columns())))
                        .sorted()
                        .collect(Collectors.joining("; "));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
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
