package dev.assay.agents.ssh;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.sshd.client.config.hosts.HostConfigEntry;

/**
 * The user's ssh_config: its {@code Host} blocks, and those of files that it includes. {@code Match} blocks are left out, as
 * MINA's parser knows none and would refuse the whole file.
 */
record SshConfig(List<HostConfigEntry> entries) {
    /** Files that include each other end somewhere. */
    private static final int DEEPEST = 4;

    private static final String EVERY_HOST = "Host *";

    /** @param file need not exist */
    static SshConfig read(Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        addTo(lines, file, EVERY_HOST, 0);
        String text = String.join("\n", lines) + "\n";
        return new SshConfig(HostConfigEntry.readHostConfigEntries(new BufferedReader(new StringReader(text))));
    }

    private static void addTo(List<String> kept, Path file, String block, int depth) throws IOException {
        if (depth > DEEPEST || !Files.isRegularFile(file)) {
            return;
        }
        String current = block;
        boolean inMatch = false;
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            String keyword = line.strip().split("[\\s=]", 2)[0].toLowerCase(Locale.ROOT);
            inMatch = keyword.equals("match") || (inMatch && !keyword.equals("host"));
            if (keyword.equals("host")) {
                current = line;
            }
            if (keyword.equals("include") && !inMatch) {
                for (Path included : included(file.getParent(), line.strip().substring(keyword.length()))) {
                    addTo(kept, included, current, depth + 1);
                }
                kept.add(current); // the block goes on after it
            } else if (!inMatch) {
                kept.add(line);
            }
        }
    }

    /** Names with wildcards in their last part, relative to the folder of the file. */
    private static List<Path> included(Path folder, String names) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String name : names.replace("\"", "").strip().split("[\\s=]+")) {
            Path path = folder.resolve(name.startsWith("~/") ? "../" + name.substring(2) : name)
                    .normalize();
            if (Files.isDirectory(path.getParent())) {
                List<Path> matching = new ArrayList<>();
                try (DirectoryStream<Path> entries = Files.newDirectoryStream(
                        path.getParent(), path.getFileName().toString())) {
                    entries.forEach(matching::add);
                }
                matching.sort(null);
                files.addAll(matching);
            }
        }
        return files;
    }

    /** All that is said of a host; what the address says itself goes before. */
    Optional<HostConfigEntry> of(SshAddress address) throws IOException {
        return Optional.ofNullable(HostConfigEntry.toHostConfigEntryResolver(entries)
                .resolveEffectiveHost(
                        address.host(),
                        address.port().orElse(0),
                        null,
                        address.user().orElse(null),
                        null,
                        null));
    }
}
