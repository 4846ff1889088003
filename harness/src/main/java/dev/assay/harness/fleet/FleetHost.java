package dev.assay.harness.fleet;

import dev.assay.agents.Listing;
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
 * @param sudo the only programs of the profile that may be run as root there; empty for all that it names
 */
public record FleetHost(
        String id,
        SshAddress address,
        Map<String, String> labels,
        Optional<String> profile,
        Optional<List<String>> sudo) {
    public FleetHost {
        labels = Map.copyOf(labels);
        sudo = sudo.map(List::copyOf);
    }

    public SshTarget target() {
        return new SshTarget("ssh:" + id, address, new Listing(profile, sudo));
    }
}
