package dev.assay.agents.ssh;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a host is, as people write it; what is left out, ssh_config and its defaults say.
 *
 * @param host a name, an address or an alias of ssh_config
 * @param port 1 to 65535
 */
public record SshAddress(Optional<String> user, String host, OptionalInt port) {
    static final String SCHEME = "ssh";

    /** A first character that no option of a command line and no path begins with. */
    private static final Pattern URI = Pattern.compile("ssh://(?:([A-Za-z0-9_][A-Za-z0-9_.-]*)@)?"
            + "(?:\\[([0-9A-Fa-f:.%a-z]+)]|([A-Za-z0-9_][A-Za-z0-9_.-]*))(?::([0-9]{1,5}))?/?");

    private static final Pattern NAME = Pattern.compile("ssh:([A-Za-z0-9_][A-Za-z0-9_.-]*)");

    /** @return empty unless it is {@code ssh:HOST} or {@code ssh://[user@]host[:port]} */
    public static Optional<SshAddress> parse(String text) {
        Matcher name = NAME.matcher(text);
        if (name.matches()) {
            return Optional.of(new SshAddress(Optional.empty(), name.group(1), OptionalInt.empty()));
        }
        Matcher uri = URI.matcher(text);
        if (!uri.matches()) {
            return Optional.empty();
        }
        OptionalInt port = uri.group(4) == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(uri.group(4)));
        if (port.isPresent() && (port.getAsInt() < 1 || port.getAsInt() > 65_535)) {
            return Optional.empty();
        }
        String host = uri.group(2) != null ? uri.group(2) : uri.group(3);
        return Optional.of(new SshAddress(Optional.ofNullable(uri.group(1)), host, port));
    }

    /** One of {@code ProxyJump}: {@code [user@]host[:port]}, or a URI. */
    static Optional<SshAddress> ofJump(String text) {
        return parse(text.startsWith("ssh://") ? text : "ssh://" + text);
    }

    @Override
    public String toString() {
        boolean bare = user.isEmpty() && port.isEmpty() && !host.contains(":");
        return bare
                ? "ssh:" + host
                : "ssh://" + user.map(u -> u + "@").orElse("") + (host.contains(":") ? "[" + host + "]" : host)
                        + (port.isPresent() ? ":" + port.getAsInt() : "");
    }
}
