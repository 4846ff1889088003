package dev.assay.agents.ssh;

import java.net.SocketAddress;
import java.security.PublicKey;
import java.util.Optional;
import org.apache.sshd.client.keyverifier.ServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.AttributeRepository;

/** Holds the key that one host shows against the lists, and remembers what came of it. Thread-safe. */
final class HostKeyCheck {
    private static final AttributeRepository.AttributeKey<HostKeyCheck> OF_CONNECTION =
            new AttributeRepository.AttributeKey<>();

    /** For all connections of a client: each brings its check, and no check means no. */
    static final ServerKeyVerifier VERIFIER = HostKeyCheck::verify;

    private final Hop hop;
    private final KnownHosts known;
    private volatile HostKey shown;
    private volatile HostKeyFinding finding;

    HostKeyCheck(Hop hop, KnownHosts known) {
        this.hop = hop;
        this.known = known;
    }

    /** To hand over when connecting. */
    AttributeRepository context() {
        return AttributeRepository.ofKeyValuePair(OF_CONNECTION, this);
    }

    private static boolean verify(ClientSession session, SocketAddress address, PublicKey key) {
        AttributeRepository context = session.getConnectionContext();
        HostKeyCheck check = context == null ? null : context.getAttribute(OF_CONNECTION);
        return check != null && check.accepts(key);
    }

    private boolean accepts(PublicKey key) {
        shown = new HostKey(hop.hostAndPort(), key);
        finding = known.find(hop, key);
        return finding instanceof HostKeyFinding.Known;
    }

    /** Empty before the host has shown a key. */
    Optional<HostKey> shown() {
        return Optional.ofNullable(shown);
    }

    /** Empty before the host has shown a key. */
    Optional<HostKeyFinding> finding() {
        return Optional.ofNullable(finding);
    }
}
