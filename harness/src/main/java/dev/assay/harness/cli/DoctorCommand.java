package dev.assay.harness.cli;

import dev.assay.agents.android.AndroidAgent;
import dev.assay.collectors.problem.AssayException;
import dev.assay.harness.doctor.Doctor;
import dev.assay.harness.doctor.Finding;
import dev.assay.harness.power.LeftCuts;
import dev.assay.harness.profile.ProfileFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

/** Says what is missing and the command that mends it. */
@Command(
        name = "doctor",
        description = {
            "Looks for what is missing or wrong on this machine, in the files that you wrote for Assay and on the attached"
                    + " devices, and names what mends it.",
            "Exit code 1 when something is missing without which the main job cannot be done."
        },
        footer = {"", "Example:", "  assay doctor"})
final class DoctorCommand extends JsonCommand {
    @Override
    public Integer call() throws Exception {
        List<LeftCuts.Restoring> restored = LeftCuts.restore(home().cutPower());
        List<Finding> findings = new ArrayList<>(Doctor.coordinator(home(), restored));
        findings.addAll(devices());
        if (json()) {
            out().println(Json.text(Map.of("findings", findings)));
        } else {
            findings.forEach(this::print);
        }
        boolean missing = findings.stream().anyMatch(f -> f.state() == Finding.State.MISSING);
        return missing ? ExitCode.HARNESS_FAILED : ExitCode.DONE;
    }

    private List<Finding> devices() throws InterruptedException {
        try {
            return Doctor.devices(
                    Attached.to(home()).all(),
                    AndroidAgent.findsProgram(System.getenv()),
                    ProfileFiles.read(home().profiles()));
        } catch (AssayException e) {
            return List.of(new Finding(
                    "devices",
                    Finding.State.MISSING,
                    "measuring",
                    "not looked for, since " + e.where() + " cannot be read",
                    "mend that file first"));
        }
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
