package dev.assay.agents.local;

import dev.assay.agents.Agent;
import dev.assay.agents.Device;
import java.nio.file.Path;
import java.util.List;

/** The machine that the coordinator runs on, as a device. */
public final class LocalAgent implements Agent {
    private final Path onDevice;

    /** @param onDevice folder with one sub-folder of built programs per ABI */
    public LocalAgent(Path onDevice) {
        this.onDevice = onDevice;
    }

    @Override
    public String scheme() {
        return "local";
    }

    @Override
    public List<Device> discover() {
        return List.of(LocalDevice.read(onDevice));
    }
}
