package dev.assay.agents.local;

import dev.assay.agents.Agent;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The machine that the coordinator runs on, as a device. */
public final class LocalAgent implements Agent {
    private final Path onDevice;
    private final Optional<Path> sysfsRoot;

    /**
     * @param onDevice folder with one sub-folder of built programs per ABI
     * @param sysfsRoot a folder that stands in for {@code /sys}, so that sensors can be simulated; empty on a real machine
     */
    public LocalAgent(Path onDevice, Optional<Path> sysfsRoot) {
        this.onDevice = onDevice;
        this.sysfsRoot = sysfsRoot;
    }

    @Override
    public String scheme() {
        return "local";
    }

    @Override
    public Discovery discover() {
        return new Discovery(List.of(LocalDevice.read(onDevice, sysfsRoot)), List.of());
    }
}
