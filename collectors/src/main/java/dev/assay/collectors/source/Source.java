package dev.assay.collectors.source;

import dev.assay.collectors.facts.Facts;
import dev.assay.collectors.profile.Profile;

/** One family of things a device can tell: what the numbers of its nodes mean. Implementations keep no state. */
@FunctionalInterface
public interface Source {
    /**
     * @param hz how often a command is to print
     * @param names keeps the names of all channels of a plan apart
     */
    Offer offer(Facts facts, Profile profile, int hz, ChannelNames names);
}
