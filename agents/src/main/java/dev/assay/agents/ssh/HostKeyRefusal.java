package dev.assay.agents.ssh;

import dev.assay.agents.AgentException;
import java.util.Optional;

/** Why a host's key is not accepted, and what its owner can do. */
final class HostKeyRefusal {
    private HostKeyRefusal() {}

    /** @return empty when the key is no reason */
    static Optional<AgentException> of(SshTarget target, Hop hop, HostKeyCheck check) {
        if (check.finding().isEmpty() || check.shown().isEmpty()) {
            return Optional.empty();
        }
        HostKey shown = check.shown().get();
        return switch (check.finding().get()) {
            case HostKeyFinding.Known _ -> Optional.empty();
            case HostKeyFinding.Unknown _ ->
                Optional.of(SshTrouble.refused(
                        target.id(),
                        "the host is not known",
                        "no known_hosts has " + shown.place() + "; it shows the key " + text(shown),
                        "compare it with the host's own ('ssh-keygen -lf' on a file of /etc/ssh/ssh_host_*.pub), then: assay devices add "
                                + uri(hop) + " --fingerprint " + shown.fingerprint()));
            case HostKeyFinding.Changed changed ->
                Optional.of(SshTrouble.refused(
                        target.id(),
                        "THE HOST'S KEY HAS CHANGED",
                        shown.place() + " shows the key " + text(shown) + ", and " + changed.file() + ", line "
                                + changed.line() + ", expects " + changed.fingerprint()
                                + ": it was set up anew, or somebody is between it and this machine",
                        "find out which; only if it was set up anew remove line " + changed.line() + " of "
                                + changed.file() + ", then: assay devices add " + uri(hop) + " --fingerprint "
                                + shown.fingerprint()));
            case HostKeyFinding.Revoked revoked ->
                Optional.of(SshTrouble.refused(
                        target.id(),
                        "the host's key is revoked",
                        shown.place() + " shows the key " + text(shown) + ", which line " + revoked.line() + " of "
                                + revoked.file() + " revokes",
                        "give the host a new key: 'ssh-keygen -A' there, after its old ones were removed"));
        };
    }

    private static String text(HostKey key) {
        return key.fingerprint() + " (" + key.type() + ")";
    }

    private static String uri(Hop hop) {
        return "ssh://" + hop.user() + "@" + (hop.host().contains(":") ? "[" + hop.host() + "]" : hop.host())
                + (hop.port() == Hop.STANDARD_PORT ? "" : ":" + hop.port());
    }
}
