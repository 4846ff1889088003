package dev.assay.harness.doctor;

import dev.assay.collectors.problem.AssayException;
import dev.assay.harness.catalog.Catalogs;
import dev.assay.harness.config.ConfigException;
import dev.assay.harness.config.ConfigProblem;
import dev.assay.harness.doctor.Finding.State;
import dev.assay.harness.fleet.Fleet;
import dev.assay.harness.home.Home;
import dev.assay.harness.power.PowerSwitches;
import dev.assay.harness.profile.ProfileFiles;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Collectors;

/** What people wrote for Assay to read, read as a run reads it. */
final class WrittenFiles {
    private WrittenFiles() {}

    private interface Reading {
        /** @return what was read, in words */
        String read() throws AssayException;
    }

    static List<Finding> of(Home home) {
        return List.of(
                finding(
                        "models",
                        "suites that name them",
                        () -> Catalogs.models(home).variants().size() + " in "
                                + home.suites().resolve("models") + " and "
                                + home.config().resolve("models")),
                finding(
                        "runtimes",
                        "suites that name them",
                        () -> Catalogs.runtimes(home).all().size() + " in "
                                + home.suites().resolve("runtimes") + " and "
                                + home.config().resolve("runtimes")),
                finding("profiles", "sensors of devices", () -> {
                    ProfileFiles.read(home.profiles());
                    return "all can be read";
                }),
                finding(
                        "fleet",
                        "hosts over SSH",
                        () -> Fleet.read(home.fleet()).hosts().size() + " hosts in " + home.fleet()),
                finding("power", "cutting the power of devices", () -> {
                    PowerSwitches.read(home.powerFile(), home.cutPower());
                    return Files.exists(home.powerFile())
                            ? home.powerFile() + " can be read"
                            : "there is no " + home.powerFile();
                }));
    }

    private static Finding finding(String name, String needed, Reading reading) {
        try {
            return new Finding(name, State.OK, needed, reading.read(), null);
        } catch (AssayException e) {
            return new Finding(name, State.MISSING, needed, place(e), e.remedy());
        }
    }

    private static String place(AssayException e) {
        return e instanceof ConfigException wrong
                ? wrong.problems().stream().map(ConfigProblem::toString).collect(Collectors.joining("; "))
                : e.where() + ": " + e.why();
    }
}
