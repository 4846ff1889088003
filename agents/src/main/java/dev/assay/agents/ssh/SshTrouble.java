package dev.assay.agents.ssh;

import dev.assay.agents.AgentException;
import dev.assay.collectors.verdict.Failure;

/** The errors of the way to a host, in one manner: a loss may pass, a refusal needs somebody to act. */
final class SshTrouble {
    private SshTrouble() {}

    static AgentException lost(String where, String why, Throwable cause) {
        return new AgentException(
                Failure.DEVICE_LOST,
                "the device was lost",
                where,
                why,
                "see that it is on and that 'ssh' reaches it, then go on with --resume",
                cause);
    }

    static AgentException unreachable(String where, Hop hop, String why, Throwable cause) {
        return new AgentException(
                Failure.DEVICE_LOST,
                "cannot reach the device",
                where,
                hop.hostAndPort() + ": " + why,
                "see that it is on, that sshd runs there and that the address is right",
                cause);
    }

    static AgentException refused(String where, String what, String why, String remedy) {
        return new AgentException(Failure.NOT_PROVISIONED, what, where, why, remedy, null);
    }

    static AgentException config(SshTarget target, SshUser user, String why) {
        return refused(
                target.id(),
                "cannot use the ssh configuration",
                user.config() + ": " + why,
                "mend it; Assay reads HostName, Port, User, IdentityFile, IdentitiesOnly and ProxyJump of Host blocks");
    }

    /** The device was reached and did not do it. */
    static AgentException notDone(String where, String what, String why) {
        boolean full = why.contains("No space left") || why.contains("quota exceeded");
        return new AgentException(
                full ? Failure.NO_SPACE : Failure.NOT_PROVISIONED,
                what,
                where,
                why,
                full
                        ? "free some space on the device, then go on with --resume"
                        : "see that the file is there and who may use it",
                null);
    }

    /** A file of this machine. */
    static AgentException host(String where, Exception e) {
        String why = String.valueOf(e.getMessage());
        return new AgentException(
                why.contains("No space left") ? Failure.NO_SPACE : Failure.NOT_PROVISIONED,
                "cannot use a file of this machine",
                where,
                why,
                "free some space or see who may read and write it, then go on with --resume",
                e);
    }
}
