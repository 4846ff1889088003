package dev.assay.agents.ssh;

import dev.assay.agents.AgentException;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A host that was reached lets nobody in with what was offered. */
final class KeysRefused {
    private KeysRefused() {}

    static AgentException by(SshTarget target, Hop hop, KeyFiles keys, String said) {
        if (said.contains("negotiate")) {
            return SshTrouble.refused(
                    target.id(),
                    "cannot agree with the host on how to encrypt",
                    hop + ": " + said,
                    "update sshd on the host: Assay offers AES-GCM, ChaCha20-Poly1305 and AES-CTR");
        }
        List<String> why = new ArrayList<>(List.of(hop + " said: " + said));
        why.add(
                keys.pairs().isEmpty()
                        ? "no key file could be offered"
                        : "keys of files: "
                                + keys.pairs().stream()
                                        .map(KeyPair::getPublic)
                                        .map(HostKey::fingerprint)
                                        .collect(Collectors.joining(", ")));
        keys.locked().forEach(file -> why.add(file + " asks for a passphrase"));
        why.addAll(keys.unreadable());
        return SshTrouble.refused(
                target.id(),
                "the host lets nobody in with these keys",
                String.join("; ", why),
                keys.locked().isEmpty()
                        ? "give the host your key: ssh-copy-id "
                                + (hop.port() == Hop.STANDARD_PORT ? "" : "-p " + hop.port() + " ") + hop.user() + "@"
                                + hop.host()
                        : "open the key in an agent: eval $(ssh-agent); ssh-add "
                                + keys.locked().getFirst());
    }
}
