package dev.assay.agents;

import dev.assay.agents.preparation.Preparation;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the user's list of hosts says of a device, beyond how it is reached: docs/formats/fleet.md.
 *
 * @param labels whatever tells devices apart, name to text
 * @param profile name of the device profile to use; empty for the one that fits
 * @param sudo the only programs of the profile that may be run as root there, by their file names; empty for all that it names
 * @param preparation what the device is to be like in every run that does not ask for something else
 */
public record Listing(
        Map<String, String> labels, Optional<String> profile, Optional<List<String>> sudo, Preparation preparation) {
    /** Nothing is said of it. */
    public static final Listing NONE = new Listing(Map.of(), Optional.empty(), Optional.empty(), Preparation.NONE);

    public Listing {
        labels = Map.copyOf(labels);
        sudo = sudo.map(List::copyOf);
    }
}
