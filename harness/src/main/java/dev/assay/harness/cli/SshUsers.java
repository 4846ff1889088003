package dev.assay.harness.cli;

import dev.assay.agents.ssh.SshUser;
import dev.assay.harness.home.Home;

/** Whose keys the commands use. */
final class SshUsers {
    private SshUsers() {}

    static SshUser of(Home home) {
        return SshUser.of(Home.user(), home.knownHosts(), System.getenv());
    }
}
