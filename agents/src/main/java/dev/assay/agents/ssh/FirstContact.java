package dev.assay.agents.ssh;

import dev.assay.agents.AgentException;
import java.io.IOException;
import java.util.Optional;
import org.apache.sshd.client.SshClient;

/** Getting to know hosts: which key is shown, for somebody to decide whether to trust it. Nothing is trusted by itself. */
public final class FirstContact {
    private FirstContact() {}

    /**
     * Connects as far as to see the first key on the way that no list has: a jump's comes before that of the host behind it.
     *
     * @return the key to decide on; empty when all hosts on the way are known
     * @throws AgentException when a host cannot be reached, or shows another key than the one it is known by
     */
    public static Optional<HostKey> with(SshTarget target, SshUser user) throws AgentException, InterruptedException {
        Route route = Route.to(target, user);
        SshClient client = SshClients.started(user, SshLimits.STANDARD);
        try {
            return Connection.firstUnknown(target, route, user, client, SshLimits.STANDARD);
        } finally {
            client.close(true);
        }
    }

    /** Writes a key into Assay's own list. */
    public static void trust(HostKey key, SshUser user) throws AgentException {
        try {
            KnownHosts.trust(user.knownHosts(), key);
        } catch (IOException e) {
            throw SshTrouble.host(user.knownHosts().toString(), e);
        }
    }
}
