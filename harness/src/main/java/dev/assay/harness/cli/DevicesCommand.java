package dev.assay.harness.cli;

import dev.assay.agents.Device;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

/** Lists what jobs can be run on now. */
@Command(
        name = "devices",
        description = "Lists the attached devices that jobs can be run on.",
        footer = {"", "Example:", "  assay devices --json"})
final class DevicesCommand extends JsonCommand {
    @Override
    public Integer call() throws Exception {
        List<Device> devices = Attached.to(home()).all();
        if (json()) {
            out().println(Json.text(Map.of(
                    "devices", devices.stream().map(DevicesCommand::document).toList())));
            return ExitCode.DONE;
        }
        for (Device device : devices) {
            out().println(device.identity().id() + "  " + device.identity().abi());
            device.facts().forEach((name, fact) -> out().println("  " + name + ": " + fact));
        }
        return ExitCode.DONE;
    }

    private static Map<String, Object> document(Device device) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", device.identity().id());
        document.put("platform", device.identity().platform());
        document.put("abi", device.identity().abi());
        document.put("model", device.identity().model());
        document.put("facts", device.facts());
        return document;
    }
}
