package dev.assay.harness.cli;

import dev.assay.agents.Agent.Discovery;
import dev.assay.agents.Device;
import dev.assay.agents.DeviceSession;
import dev.assay.collectors.problem.AssayException;
import dev.assay.collectors.profile.Profiles;
import dev.assay.collectors.sensing.Rail;
import dev.assay.collectors.sensing.Sensing;
import dev.assay.harness.power.LeftCuts;
import dev.assay.harness.profile.ProfileFiles;
import dev.assay.harness.run.Recovered;
import dev.assay.harness.run.SensorSurvey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/** Lists what jobs can be run on now, and what can be sensed there. */
@Command(
        name = "devices",
        description = "Lists the attached devices that jobs can be run on, and what can be sensed there.",
        subcommands = DevicesAddCommand.class,
        footer = {"", "Example:", "  assay devices --json", "  assay devices add ssh://jetson@10.0.0.7 --id nano-1"})
final class DevicesCommand extends JsonCommand {
    @Override
    public Integer call() throws Exception {
        Profiles profiles = ProfileFiles.read(home().profiles());
        List<LeftCuts.Restoring> restored = LeftCuts.restore(home().cutPower());
        Discovery attached = Attached.to(home()).all();
        List<Seen> seen = new ArrayList<>();
        for (Device device : attached.devices()) {
            seen.add(look(device, profiles));
        }
        if (json()) {
            out().println(Json.text(Map.of(
                    "devices", seen.stream().map(Seen::document).toList(),
                    "unusable", attached.unusable(),
                    "power", restored.stream().map(LeftCuts.Restoring::words).toList())));
        } else {
            restored.forEach(left -> out().println(left.words()));
            seen.forEach(device -> device.lines().forEach(out()::println));
            attached.unusable().forEach(device -> {
                out().println(device.id() + "  takes no jobs: " + device.why());
                out().println("  what to do: " + device.remedy());
            });
        }
        return ExitCode.DONE;
    }

    private static Seen look(Device device, Profiles profiles) throws InterruptedException {
        try (DeviceSession session = device.open()) {
            return new Seen(device, sensing(session, device, profiles), Recovered.by(session));
        } catch (AssayException e) {
            return new Seen(device, Optional.empty(), Optional.empty());
        }
    }

    private static Optional<Sensing> sensing(DeviceSession session, Device device, Profiles profiles)
            throws InterruptedException {
        try {
            return Optional.of(SensorSurvey.of(session, device, profiles).plan().sensing());
        } catch (AssayException e) {
            return Optional.empty();
        }
    }

    /**
     * @param sensing what the probe finds; empty for a device that takes no jobs, of which `assay doctor` tells the reason
     * @param recovered what was undone on it just now
     */
    private record Seen(Device device, Optional<Sensing> sensing, Optional<String> recovered) {
        List<String> lines() {
            List<String> lines = new ArrayList<>();
            lines.add(device.identity().id() + "  " + device.identity().abi());
            device.facts().forEach((name, fact) -> lines.add("  " + name + ": " + fact));
            if (!labels().isEmpty()) {
                lines.add("  labels: "
                        + labels().entrySet().stream()
                                .map(label -> label.getKey() + "=" + label.getValue())
                                .collect(Collectors.joining(", ")));
            }
            device.listing().powerMode().ifPresent(mode -> lines.add("  measured in power mode: " + mode));
            recovered.ifPresent(what -> lines.add("  " + what));
            sensing.ifPresent(s -> {
                lines.add("  profile: " + s.profile());
                lines.add("  power: " + (s.total().isEmpty() ? "absent, " + s.powerAbsent() : rails(s.total())));
                lines.add("  temperatures: " + listed(s.temperatures()));
                lines.add("  clock frequencies: " + listed(s.frequencies()));
                s.collectors().forEach((quantity, source) -> lines.add("  source of " + quantity + ": " + source));
                if (s.simulated() != null) {
                    lines.add("  sensors: simulated, " + s.simulated());
                }
            });
            return lines;
        }

        private Map<String, String> labels() {
            return new TreeMap<>(device.listing().labels());
        }

        private static String rails(List<Rail> rails) {
            return rails.stream().map(Rail::name).collect(Collectors.joining(" + "));
        }

        private static String listed(List<String> channels) {
            return channels.isEmpty() ? "absent" : String.join(", ", channels);
        }

        Map<String, Object> document() {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("id", device.identity().id());
            document.put("platform", device.identity().platform());
            document.put("abi", device.identity().abi());
            document.put("model", device.identity().model());
            document.put("facts", device.facts());
            document.put("labels", labels());
            device.listing().powerMode().ifPresent(mode -> document.put("powerMode", mode));
            sensing.ifPresent(s -> document.put("sensing", s));
            recovered.ifPresent(what -> document.put("recovered", what));
            return document;
        }
    }
}
