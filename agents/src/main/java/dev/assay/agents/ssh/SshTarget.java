package dev.assay.agents.ssh;

import dev.assay.agents.Listing;

/**
 * A host by the name under which its results are kept.
 *
 * @param id the device's: {@code ssh:nano-1}
 * @param listing what the user's list says of it
 */
public record SshTarget(String id, SshAddress address, Listing listing) {
    /** One that no list has, or of which it says nothing more. */
    public SshTarget(String id, SshAddress address) {
        this(id, address, Listing.NONE);
    }
}
