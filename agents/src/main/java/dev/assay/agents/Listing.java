package dev.assay.agents;

import java.util.List;
import java.util.Optional;

/**
 * What the user's list of hosts says of a device, beyond how it is reached: docs/formats/fleet.md.
 *
 * @param profile name of the device profile to use; empty for the one that fits
 * @param sudo the only programs of the profile that may be run as root there, by their file names; empty for all that it names
 */
public record Listing(Optional<String> profile, Optional<List<String>> sudo) {
    /** Nothing is said of it. */
    public static final Listing NONE = new Listing(Optional.empty(), Optional.empty());

    public Listing {
        sudo = sudo.map(List::copyOf);
    }
}
