package dev.assay.harness.doctor;

import dev.assay.agents.Device;
import dev.assay.agents.DeviceSession;
import dev.assay.collectors.condition.DeviceFiles;
import dev.assay.collectors.problem.AssayException;
import dev.assay.collectors.profile.Profiles;
import dev.assay.collectors.sensing.Rail;
import dev.assay.collectors.sensing.Sensing;
import dev.assay.harness.doctor.Finding.State;
import dev.assay.harness.home.Home;
import dev.assay.harness.run.SensorSurvey;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What Assay can sense on a device, by its probe's facts and its profile. None is an error: what cannot be sensed is absent
 * from results, with the reason.
 */
final class Sensors {
    private static final String SUPPLIES = "/sys/class/power_supply";
    private static final String DRIVER =
            "nothing on a virtual machine; elsewhere, see that the kernel's driver for it is loaded";

    private final String device;
    private final Sensing sensing;
    private final boolean rig;

    private Sensors(String device, Sensing sensing, boolean rig) {
        this.device = device;
        this.sensing = sensing;
        this.rig = rig;
    }

    /** @param session with {@code device} */
    static List<Finding> of(DeviceSession session, Device device, Profiles profiles) throws InterruptedException {
        String id = device.identity().id();
        try {
            SensorSurvey survey = SensorSurvey.of(session, device, profiles);
            Sensors sensors = new Sensors(
                    id, survey.plan().sensing(), device.simulatedSensors().isPresent());
            List<Finding> findings = new ArrayList<>(sensors.findings());
            findings.add(sensors.supply(session.files()));
            return findings;
        } catch (AssayException e) {
            return List.of(
                    new Finding("sensors of " + id, State.LIMITED, "what the device tells", e.why(), e.remedy()));
        }
    }

    private List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        if (sensing.simulated() != null) {
            findings.add(new Finding(
                    "sensors of " + device,
                    State.LIMITED,
                    "figures of this device",
                    "simulated: " + sensing.simulated(),
                    rig
                            ? "nothing here: for figures of a device attach a real one"
                            : "unset " + Home.SYSFS_ROOT + " to measure the device itself"));
        }
        findings.add(channels("temperature", sensing.temperatures(), "temperatures are absent from results"));
        findings.add(channels("clock frequency", sensing.frequencies(), "clock frequencies are absent from results"));
        findings.add(power());
        return findings;
    }

    private Finding power() {
        String name = "power of " + device;
        String needed = "energy and power";
        if (sensing.total().isEmpty()) {
            return new Finding(
                    name,
                    State.LIMITED,
                    needed,
                    sensing.powerAbsent() + ": both are absent from results",
                    sensing.rails().isEmpty()
                            ? DRIVER
                            : "name the rails that make the total in a profile: docs/formats/profile.md");
        }
        String parts =
                sensing.rails().size() == sensing.total().size() ? "" : "; sampled beside it: " + names(others());
        return new Finding(
                name, State.OK, needed, names(sensing.total()) + " (profile " + sensing.profile() + ")" + parts, null);
    }

    private List<Rail> others() {
        return sensing.rails().stream()
                .filter(rail -> !sensing.total().contains(rail))
                .toList();
    }

    private static String names(List<Rail> rails) {
        return rails.stream().map(Rail::name).collect(Collectors.joining(" + "));
    }

    private Finding channels(String what, List<String> names, String without) {
        return names.isEmpty()
                ? new Finding(what + " of " + device, State.LIMITED, what, "none is told: " + without, DRIVER)
                : new Finding(what + " of " + device, State.OK, what, String.join(", ", names), null);
    }

    private Finding supply(DeviceFiles files) throws AssayException {
        int count = files.list(SUPPLIES).size();
        String name = "power supply of " + device;
        return count > 0
                ? new Finding(name, State.OK, "battery level", count + " in " + SUPPLIES, null)
                : new Finding(
                        name,
                        State.LIMITED,
                        "battery level",
                        "none in " + SUPPLIES + ": a battery's level is absent from conditions",
                        DRIVER);
    }
}
