package dev.assay.agents.ssh;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.sshd.client.config.hosts.KnownHostEntry;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;

/**
 * Lists of host keys in the format of sshd(8), hashed names too. Certificates of hosts are none: a line
 * {@code @cert-authority} is passed over, as are lines that cannot be understood.
 */
record KnownHosts(List<Line> lines) {
    static {
        JdkEdDsaProvider.register();
    }

    private static final String REVOKED = "revoked";
    private static final String AUTHORITY = "cert-authority";

    record Line(Path file, int number, KnownHostEntry entry, PublicKey key) {
        /** A key that is revoked for a host, or for all, is so at every port. */
        boolean isOf(String host, int port) {
            return entry.isHostMatch(host, port) || (revokes() && entry.isHostMatch(host, Hop.STANDARD_PORT));
        }

        boolean revokes() {
            return REVOKED.equals(entry.getMarker());
        }
    }

    /** Files that are missing hold nothing. */
    static KnownHosts read(List<Path> files) throws IOException {
        List<Line> lines = new ArrayList<>();
        for (Path file : files) {
            if (Files.isRegularFile(file)) {
                List<String> texts = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
                for (int i = 0; i < texts.size(); i++) {
                    add(file, i + 1, texts.get(i), lines);
                }
            }
        }
        return new KnownHosts(List.copyOf(lines));
    }

    private static void add(Path file, int number, String text, List<Line> lines) {
        if (text.isBlank() || text.stripLeading().startsWith("#")) {
            return;
        }
        try {
            KnownHostEntry entry = KnownHostEntry.parseKnownHostEntry(text.strip());
            if (entry != null && entry.getKeyEntry() != null && !AUTHORITY.equals(entry.getMarker())) {
                PublicKey key = entry.getKeyEntry().resolvePublicKey(null, PublicKeyEntryResolver.IGNORING);
                if (key != null) {
                    lines.add(new Line(file, number, entry, key));
                }
            }
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            // A key of a kind that this JVM has not, or no line of this format: it vouches for nobody.
        }
    }

    HostKeyFinding find(Hop hop, PublicKey shown) {
        List<Line> ofHost =
                lines.stream().filter(line -> line.isOf(hop.host(), hop.port())).toList();
        List<Line> same = ofHost.stream()
                .filter(line -> KeyUtils.compareKeys(line.key(), shown))
                .toList();
        for (Line line : same) {
            if (line.revokes()) {
                return new HostKeyFinding.Revoked(line.file(), line.number());
            }
        }
        if (!same.isEmpty()) {
            return new HostKeyFinding.Known();
        }
        return ofHost.stream()
                .filter(line -> !line.revokes())
                .findFirst()
                .<HostKeyFinding>map(
                        line -> new HostKeyFinding.Changed(line.file(), line.number(), HostKey.fingerprint(line.key())))
                .orElse(new HostKeyFinding.Unknown());
    }

    /** Kinds of the keys by which a host is known, so that it is asked for one of these. */
    Set<String> kinds(Hop hop) {
        return lines.stream()
                .filter(line -> line.isOf(hop.host(), hop.port()))
                .map(line -> KeyUtils.getKeyType(line.key()))
                .collect(Collectors.toSet());
    }

    /** Adds a key to a list of this machine's user alone, which is made when missing. */
    static void trust(Path file, HostKey key) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        boolean unfinished = Files.exists(file)
                && Files.size(file) > 0
                && !Files.readString(file).endsWith("\n");
        Files.writeString(
                file,
                (unfinished ? "\n" : "") + key.line() + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }
}
