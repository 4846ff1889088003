package dev.assay.agents.ssh;

import java.nio.file.Path;

/** What the lists of known hosts say to the key that a host shows. */
sealed interface HostKeyFinding {
    record Known() implements HostKeyFinding {}

    /** No list has the host. */
    record Unknown() implements HostKeyFinding {}

    /**
     * The host is known by another key: it was set up anew, or somebody is in between.
     *
     * @param file the list, and in {@code line} the line of it, counted from 1
     * @param fingerprint of the key that was expected
     */
    record Changed(Path file, int line, String fingerprint) implements HostKeyFinding {}

    /** The key must not be used any more: {@code @revoked}. */
    record Revoked(Path file, int line) implements HostKeyFinding {}
}
