package dev.assay.agents.ssh;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Whose keys and files are used to reach a host.
 *
 * @param name on this machine, and on a host where nothing says otherwise
 * @param folder {@code ~/.ssh}
 * @param knownHosts Assay's own list of host keys, the only one that it writes; need not exist
 * @param agentSocket of the running ssh-agent
 */
public record SshUser(String name, Path folder, Path knownHosts, Optional<Path> agentSocket) {
    private static final String AGENT = "SSH_AUTH_SOCK";

    /**
     * The user whom this program runs for.
     *
     * @param home the user's folder
     * @param env where the agent is, as ssh itself reads it
     */
    public static SshUser of(Path home, Path knownHosts, Map<String, String> env) {
        return new SshUser(
                System.getProperty("user.name"),
                home.resolve(".ssh"),
                knownHosts,
                Optional.ofNullable(env.get(AGENT)).filter(s -> !s.isEmpty()).map(Path::of));
    }

    Path config() {
        return folder.resolve("config");
    }

    /** The user's own list of host keys. */
    Path ownKnownHosts() {
        return folder.resolve("known_hosts");
    }
}
