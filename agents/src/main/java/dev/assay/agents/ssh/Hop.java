package dev.assay.agents.ssh;

import java.nio.file.Path;
import java.util.List;

/**
 * One host on the way, with all that ssh_config says of it.
 *
 * @param host name or address to connect to
 * @param keyFiles to try, in order; those that are missing are passed over
 * @param onlyTheseKeys whether an agent's other keys are left alone ({@code IdentitiesOnly})
 */
record Hop(String user, String host, int port, List<Path> keyFiles, boolean onlyTheseKeys) {
    static final int STANDARD_PORT = 22;

    /** As known_hosts writes it: {@code host}, {@code [host]:port}. */
    String hostAndPort() {
        return port == STANDARD_PORT ? host : "[" + host + "]:" + port;
    }

    @Override
    public String toString() {
        return user + "@" + hostAndPort();
    }
}
