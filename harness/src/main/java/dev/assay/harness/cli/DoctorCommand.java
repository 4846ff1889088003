package dev.assay.harness.cli;

import dev.assay.harness.doctor.Doctor;
import dev.assay.harness.doctor.Finding;
import dev.assay.harness.power.LeftCuts;
import dev.assay.harness.power.PowerSwitches;
import dev.assay.harness.profile.ProfileFiles;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

/** Says what is missing and the command that mends it. */
@Command(
        name = "doctor",
        description = {
            "Looks for what is missing on this machine and the attached devices, and names the command that mends it.",
            "Exit code 1 when something is missing without which the main job cannot be done."
        },
        footer = {"", "Example:", "  assay doctor"})
final class DoctorCommand extends JsonCommand {
    @Override
    public Integer call() throws Exception {
        List<LeftCuts.Restoring> restored = LeftCuts.restore(home().cutPower());
        PowerSwitches.read(home().powerFile(), home().cutPower()); // says what is wrong with it
        List<Finding> findings = new Doctor(home(), ProfileFiles.read(home().profiles()))
                .examine(Attached.to(home()).all(), restored);
        if (json()) {
            out().println(Json.text(Map.of("findings", findings)));
        } else {
            findings.forEach(this::print);
        }
        boolean missing = findings.stream().anyMatch(f -> f.state() == Finding.State.MISSING);
        return missing ? ExitCode.HARNESS_FAILED : ExitCode.DONE;
    }

    private void print(Finding finding) {
        String mark =
                switch (finding.state()) {
                    case OK -> "ok      ";
                    case LIMITED -> "limited ";
                    case MISSING -> "MISSING ";
                };
        out().println(mark + finding.name() + ": " + finding.seen());
        if (finding.remedy() != null) {
            out().println("         for " + finding.needed() + "; what to do: " + finding.remedy());
        }
    }
}
