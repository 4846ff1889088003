package dev.assay.harness.fleet;

import dev.assay.agents.ssh.SshAddress;
import dev.assay.agents.ssh.SshTarget;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A host of the fleet.
 *
 * @param id results are kept under {@code ssh:ID}
 * @param profile of the device; empty for the one that fits
 * @param sudo programs that may be run as root there
 */
public record FleetHost(
        String id, SshAddress address, Map<String, String> labels, Optional<String> profile, List<String> sudo) {
    public FleetHost {
        labels = Map.copyOf(labels);
        sudo = List.copyOf(sudo);
    }

    public SshTarget target() {
        return new SshTarget("ssh:" + id, address);
    }
}
