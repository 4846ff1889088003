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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks at what Assay needs on the coordinator and what each attached device can sense. Changes nothing but what an earlier
 * session left behind; a file by which it tries a folder is gone at once.
 */
public final class Doctor {
    private Doctor() {}

    /**
     * What is there on this machine.
     *
     * @param restored power that an earlier session had cut
     */
    public static List<Finding> coordinator(Home home, List<LeftCuts.Restoring> restored) {
        List<Finding> findings = new ArrayList<>();
        findings.add(new Finding(
                "java", State.OK, "everything", Runtime.version() + " in " + System.getProperty("java.home"), null));
        for (NeededTool tool : NeededTool.WANTED) {
            findings.add(tool.look());
        }
        findings.add(Space.of("cache", home.cache()));
        findings.add(Space.of("results", home.data()));
        findings.addAll(WrittenFiles.of(home));
        restored.forEach(left -> findings.add(power(left)));
        return findings;
    }

    /**
     * What there is to measure on.
     *
     * @param adb whether a program is there that could start an adb server
     * @param profiles of device models
     */
    public static List<Finding> devices(Discovery attached, boolean adb, Profiles profiles)
            throws InterruptedException {
        List<Finding> findings = new ArrayList<>();
        findings.add(AndroidDevices.of(attached, adb));
        for (Device device : attached.devices()) {
            findings.addAll(look(device, profiles));
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
    private static List<Finding> look(Device device, Profiles profiles) throws InterruptedException {
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
}
