package dev.assay.agents.ssh;

import dev.assay.agents.AgentException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.sshd.client.config.hosts.HostConfigEntry;

/**
 * The way to a host as the user's ssh_config has it: {@code HostName}, {@code Port}, {@code User}, {@code IdentityFile},
 * {@code IdentitiesOnly}, {@code ProxyJump}.
 *
 * @param hops jumps first, the host itself last; never empty
 */
record Route(List<Hop> hops) {
    private static final List<String> USUAL_KEYS = List.of("id_ed25519", "id_ecdsa", "id_rsa");

    Hop target() {
        return hops.getLast();
    }

    /** @throws AgentException when ssh_config cannot be read, or asks for what Assay has no way to do */
    static Route to(SshTarget target, SshUser user) throws AgentException {
        HostConfigEntry entry = entry(target, target.address(), user);
        List<Hop> hops = new ArrayList<>();
        String jumps = Optional.ofNullable(entry.getProxyJump()).orElse("").strip();
        if (!jumps.isEmpty() && !jumps.equalsIgnoreCase("none")) {
            for (String jump : jumps.split(",")) {
                SshAddress address = SshAddress.ofJump(jump.strip())
                        .orElseThrow(() -> SshTrouble.config(target, user, "ProxyJump " + jump + " is no host"));
                hops.add(hop(address, entry(target, address, user), user));
            }
        }
        hops.add(hop(target.address(), entry, user));
        return new Route(List.copyOf(hops));
    }

    private static HostConfigEntry entry(SshTarget target, SshAddress address, SshUser user) throws AgentException {
        HostConfigEntry entry;
        try {
            entry = SshConfig.read(user.config()).of(address).orElseGet(HostConfigEntry::new);
        } catch (IOException | RuntimeException e) {
            throw SshTrouble.config(target, user, String.valueOf(e.getMessage()));
        }
        if (isSet(entry.getProperty("ProxyCommand"))) {
            throw SshTrouble.config(target, user, "it asks for a ProxyCommand, which Assay does not run");
        }
        return entry;
    }

    private static boolean isSet(String value) {
        return value != null && !value.isBlank() && !value.equalsIgnoreCase("none");
    }

    private static Hop hop(SshAddress address, HostConfigEntry entry, SshUser user) {
        List<Path> keys = entry.getIdentities().isEmpty()
                ? USUAL_KEYS.stream().map(user.folder()::resolve).toList()
                : entry.getIdentities().stream().map(name -> file(name, user)).toList();
        return new Hop(
                address.user().orElse(first(entry.getUsername(), user.name())),
                first(entry.getHostName(), address.host()).replace("%h", address.host()),
                address.port().orElse(entry.getPort() > 0 ? entry.getPort() : Hop.STANDARD_PORT),
                keys,
                entry.isIdentitiesOnly());
    }

    private static String first(String... values) {
        return Stream.of(values)
                .filter(value -> value != null && !value.isBlank())
                .findFirst()
                .orElseThrow();
    }

    private static Path file(String written, SshUser user) {
        String name = written.replace("\"", "");
        return name.startsWith("~/") ? user.folder().resolveSibling(name.substring(2)) : Path.of(name);
    }
}
