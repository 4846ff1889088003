package dev.assay.harness.fleet;

import dev.assay.agents.Listing;
import dev.assay.agents.ssh.SshAddress;
import dev.assay.agents.ssh.SshTarget;
import dev.assay.collectors.meter.MeterProgram;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A host of the fleet.
 *
 * @param id results are kept under {@code ssh:ID}
 * @param profile of the device; empty for the one that fits
 * @param powerMode that it is measured in unless a suite says another; empty for the one that it is in
 * @param sudo the only programs of the profile that may be run as root there; empty for all that it names
 * @param meters of its power, each with another name; empty for none
 */
public record FleetHost(
        String id,
        SshAddress address,
        Map<String, String> labels,
        Optional<String> profile,
        Optional<String> powerMode,
        Optional<List<String>> sudo,
        List<MeterProgram> meters) {
    public FleetHost {
        labels = Map.copyOf(labels);
        sudo = sudo.map(List::copyOf);
        meters = List.copyOf(meters);
    }

    /** The id of the device, as selectors have it. */
    public String device() {
        return "ssh:" + id;
    }

    /** @param file that lists it */
    public SshTarget target(Path file) {
        return new SshTarget(device(), address, new Listing(file, labels, profile, powerMode, sudo, meters));
    }
}
