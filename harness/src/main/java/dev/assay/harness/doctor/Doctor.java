package dev.assay.harness.doctor;

import dev.assay.agents.Agent.Discovery;
import dev.assay.agents.AgentException;
import dev.assay.agents.Device;
import dev.assay.agents.DeviceSession;
import dev.assay.agents.Unusable;
import dev.assay.collectors.profile.Profiles;
import dev.assay.harness.doctor.Finding.State;
import dev.assay.harness.home.Home;
import dev.assay.harness.power.LeftCuts;
import dev.assay.harness.run.Recovered;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Looks at what Assay needs on the coordinator and what each attached device can sense. Changes nothing but what an earlier session left behind. */
public final class Doctor {
    /** The quickstart's artifacts, compiled runners and results take about 700 MB. */
    private static final long WANTED_BYTES = 2_000_000_000L;

    private final Home home;
    private final Profiles profiles;

    /** @param profiles of device models */
    public Doctor(Home home, Profiles profiles) {
        this.home = home;
        this.profiles = profiles;
    }

    /** @param restored power that an earlier session had cut */
    public List<Finding> examine(Discovery attached, List<LeftCuts.Restoring> restored) throws InterruptedException {
        List<Finding> findings = new ArrayList<>();
        findings.add(new Finding(
                "java", State.OK, "everything", Runtime.version() + " in " + System.getProperty("java.home"), null));
        for (NeededTool tool : NeededTool.WANTED) {
            findings.add(tool.look());
        }
        findings.add(space("cache", home.cache()));
        findings.add(space("results", home.data()));
        restored.forEach(left -> findings.add(power(left)));
        for (Device device : attached.devices()) {
            findings.addAll(look(device));
        }
        for (Unusable device : attached.unusable()) {
            findings.add(
                    new Finding("device " + device.id(), State.LIMITED, "running jobs", device.why(), device.remedy()));
        }
        return findings;
    }

    private static Finding power(LeftCuts.Restoring left) {
        return new Finding(
                "power of " + left.device(),
                State.LIMITED,
                "the device as it was",
                left.words(),
                left.notRestored().isPresent() ? "see docs/formats/power.md" : "nothing is left to do");
    }

    /** One session for all that is asked of a device: only the first tells what an earlier one had left. */
    private List<Finding> look(Device device) throws InterruptedException {
        String name = "device " + device.identity().id();
        List<Finding> findings = new ArrayList<>();
        try (DeviceSession session = device.open()) {
            findings.add(new Finding(
                    name, State.OK, "running jobs", device.identity().model(), null));
            findings.addAll(Sensors.of(session, device, profiles));
            preparation(session, device).ifPresent(findings::add);
        } catch (AgentException e) {
            findings.add(new Finding(name, State.MISSING, "running jobs", e.why(), e.remedy()));
        }
        return findings;
    }

    private static Optional<Finding> preparation(DeviceSession session, Device device) {
        return Recovered.by(session)
                .map(what -> new Finding(
                        "preparation of " + device.identity().id(),
                        State.LIMITED,
                        "the device as it was",
                        what,
                        Recovered.whole(session)
                                ? "nothing is left to do"
                                : "what it says; each session with the device tries again"));
    }

    private static Finding space(String name, Path folder) {
        Path existing = folder;
        while (existing != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        try {
            long free = Files.getFileStore(existing == null ? Path.of("/") : existing)
                    .getUsableSpace();
            String seen = String.format(Locale.ROOT, "%.1f GB free in %s", free / 1e9, folder);
            return free >= WANTED_BYTES
                    ? new Finding("space for " + name, State.OK, "artifacts and results", seen, null)
                    : new Finding(
                            "space for " + name,
                            State.LIMITED,
                            "artifacts and results",
                            seen,
                            "free some space, or point XDG_CACHE_HOME and XDG_DATA_HOME elsewhere");
        } catch (IOException e) {
            return new Finding(
                    "space for " + name,
                    State.MISSING,
                    "artifacts and results",
                    folder + ": " + e.getMessage(),
                    "make the folder writable, or point XDG_CACHE_HOME and XDG_DATA_HOME elsewhere");
        }
    }
}
