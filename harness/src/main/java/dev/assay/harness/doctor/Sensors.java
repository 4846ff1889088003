package dev.assay.harness.doctor;

import dev.assay.agents.Device;
import dev.assay.agents.DeviceSession;
import dev.assay.collectors.condition.DeviceFiles;
import dev.assay.collectors.condition.PowerSources;
import dev.assay.collectors.problem.AssayException;
import dev.assay.harness.doctor.Finding.State;
import java.util.ArrayList;
import java.util.List;

/** Which sensors a device's kernel shows. None is an error: what cannot be sensed is absent from results, with the reason. */
final class Sensors {
    private record Place(String name, String directory, String prefix, String without) {}

    private static final List<Place> PLACES = List.of(
            new Place("temperature", "/sys/class/thermal", "thermal_zone", "temperatures are absent from results"),
            new Place("power supply", "/sys/class/power_supply", "", "a battery's level is absent from conditions"),
            new Place(
                    "clock frequency",
                    "/sys/devices/system/cpu/cpu0/cpufreq",
                    "scaling_cur_freq",
                    "clock frequencies are absent from conditions"));

    private Sensors() {}

    static List<Finding> of(Device device) {
        try (DeviceSession session = device.open()) {
            List<Finding> findings = new ArrayList<>();
            for (Place place : PLACES) {
                findings.add(find(place, session.files(), device.identity().id()));
            }
            findings.add(power(session.files(), device.identity().id()));
            return findings;
        } catch (AssayException e) {
            return List.of();
        }
    }

    private static Finding power(DeviceFiles files, String device) throws AssayException {
        List<String> sources = PowerSources.list(files);
        String name = "power sources of " + device;
        return sources.isEmpty()
                ? new Finding(
                        name,
                        State.LIMITED,
                        "energy and power",
                        PowerSources.NONE + ": both are absent from results",
                        "nothing on a virtual machine; elsewhere, see that the kernel's driver for it is loaded")
                : new Finding(
                        name,
                        State.LIMITED,
                        "energy and power",
                        String.join(", ", sources),
                        "nothing yet: this version of the probe does not sample them; both are absent from results");
    }

    private static Finding find(Place place, DeviceFiles files, String device) throws AssayException {
        long count = files.list(place.directory()).stream()
                .filter(n -> n.startsWith(place.prefix()))
                .count();
        String name = place.name() + " of " + device;
        return count > 0
                ? new Finding(name, State.OK, place.name(), count + " in " + place.directory(), null)
                : new Finding(
                        name,
                        State.LIMITED,
                        place.name(),
                        "none in " + place.directory() + ": " + place.without(),
                        "nothing on a virtual machine; elsewhere, see that the kernel's driver for it is loaded");
    }
}
