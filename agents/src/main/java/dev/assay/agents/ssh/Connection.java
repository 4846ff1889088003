package dev.assay.agents.ssh;

import dev.assay.agents.AgentException;
import java.io.IOException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.config.hosts.HostConfigEntry;
import org.apache.sshd.client.future.AuthFuture;
import org.apache.sshd.client.future.ConnectFuture;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.signature.Signature;
import org.apache.sshd.common.util.net.SshdSocketAddress;

/** An authenticated way to a host, through its jumps. Every host on it has shown a known key. */
final class Connection implements AutoCloseable {
    private final Deque<ClientSession> sessions = new ArrayDeque<>();

    private Connection() {}

    /** @throws AgentException of DEVICE_LOST when it may go better later; otherwise somebody has to act */
    static Connection open(SshTarget target, Route route, SshUser user, SshClient client, SshLimits limits)
            throws AgentException, InterruptedException {
        Connection connection = new Connection();
        try {
            KnownHosts known = KnownHosts.read(List.of(user.knownHosts(), user.ownKnownHosts()));
            for (Hop hop : route.hops()) {
                connection.add(
                        new Approach(target, hop, client, limits), new HostKeyCheck(hop, known), known.kinds(hop));
            }
            return connection;
        } catch (IOException e) {
            connection.close();
            throw SshTrouble.host(target.id(), e);
        } catch (AgentException | InterruptedException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /**
     * Goes as far as to the first host that no list has.
     *
     * @return its key; empty when all are known, and let us in
     */
    static Optional<HostKey> firstUnknown(
            SshTarget target, Route route, SshUser user, SshClient client, SshLimits limits)
            throws AgentException, InterruptedException {
        try (Connection connection = new Connection()) {
            KnownHosts known = KnownHosts.read(List.of(user.knownHosts(), user.ownKnownHosts()));
            for (Hop hop : route.hops()) {
                HostKeyCheck check = new HostKeyCheck(hop, known);
                try {
                    connection.add(new Approach(target, hop, client, limits), check, known.kinds(hop));
                } catch (AgentException e) {
                    if (check.finding().orElse(null) instanceof HostKeyFinding.Unknown) {
                        return check.shown();
                    }
                    throw e;
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw SshTrouble.host(target.id(), e);
        }
    }

    private void add(Approach approach, HostKeyCheck check, Set<String> kinds)
            throws AgentException, InterruptedException {
        ClientSession session = approach.connect(check, kinds, Optional.ofNullable(sessions.peekLast()));
        sessions.addLast(session);
        approach.authenticate(session, check);
    }

    /** At its end. */
    ClientSession session() {
        return sessions.getLast();
    }

    boolean isOpen() {
        return sessions.stream().allMatch(ClientSession::isOpen);
    }

    @Override
    public void close() {
        sessions.descendingIterator().forEachRemaining(session -> session.close(true));
    }

    /** The steps towards one host. */
    record Approach(SshTarget target, Hop hop, SshClient client, SshLimits limits) {
        /** Connects; the key is checked on the way to {@link #authenticate}. */
        ClientSession connect(HostKeyCheck check, Set<String> kinds, Optional<ClientSession> through)
                throws AgentException, InterruptedException {
            List<NamedFactory<Signature>> signatures = SshClients.knownFirst(client.getSignatureFactories(), kinds);
            ConnectFuture connecting = null;
            try {
                client.setSignatureFactories(signatures);
                connecting = client.connect(entry(through), check.context(), null);
                if (!Awaited.done(connecting, limits.connect())) {
                    throw SshTrouble.unreachable(
                            target.id(),
                            hop,
                            "no answer within " + limits.connect().toSeconds() + " s",
                            null);
                }
                if (!connecting.isConnected()) {
                    Throwable cause = connecting.getException();
                    throw SshTrouble.unreachable(target.id(), hop, Words.of(cause), cause);
                }
                ClientSession session = connecting.getClientSession();
                session.setSignatureFactories(signatures);
                return session;
            } catch (IOException | RuntimeException e) {
                throw SshTrouble.unreachable(target.id(), hop, Words.of(e), e);
            } finally {
                if (connecting != null && !connecting.isDone()) {
                    connecting.cancel();
                }
            }
        }

        private HostConfigEntry entry(Optional<ClientSession> through) throws IOException {
            if (through.isEmpty()) {
                return new HostConfigEntry(hop.host(), hop.host(), hop.port(), hop.user());
            }
            SshdSocketAddress here = through.get()
                    .startLocalPortForwarding(
                            new SshdSocketAddress("127.0.0.1", 0), new SshdSocketAddress(hop.host(), hop.port()));
            return new HostConfigEntry(hop.host(), "127.0.0.1", here.getPort(), hop.user());
        }

        void authenticate(ClientSession session, HostKeyCheck check) throws AgentException, InterruptedException {
            KeyFiles keys = KeyFiles.read(hop.keyFiles());
            for (KeyPair pair : keys.pairs()) {
                session.addPublicKeyIdentity(pair);
            }
            if (hop.onlyTheseKeys()) {
                AgentKeys.restrict(session, key -> isOneOf(key, keys.publics()));
            }
            AuthFuture proving;
            boolean done;
            try {
                proving = session.auth();
                done = Awaited.done(proving, limits.authenticate());
            } catch (IOException | RuntimeException e) {
                throw failed(check, keys, e);
            }
            if (!done) {
                proving.cancel();
                throw SshTrouble.unreachable(
                        target.id(),
                        hop,
                        "it did not let us in within " + limits.authenticate().toSeconds() + " s",
                        null);
            }
            if (!proving.isSuccess()) {
                throw failed(check, keys, proving.getException());
            }
        }

        private static boolean isOneOf(PublicKey key, List<PublicKey> keys) {
            return keys.stream().anyMatch(one -> KeyUtils.compareKeys(one, key));
        }

        private AgentException failed(HostKeyCheck check, KeyFiles keys, Throwable cause) {
            return HostKeyRefusal.of(target, hop, check).orElseGet(() -> {
                String why = Words.of(cause);
                return Words.isRefusal(cause)
                        ? KeysRefused.by(target, hop, keys, why)
                        : SshTrouble.unreachable(target.id(), hop, why, cause);
            });
        }
    }
}
