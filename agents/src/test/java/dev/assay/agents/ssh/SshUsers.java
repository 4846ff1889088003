package dev.assay.agents.ssh;

import dev.assay.agents.rigs.ssh.SshProgram;
import dev.assay.agents.rigs.ssh.SshServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Users with a folder of their own for keys and lists. */
final class SshUsers {
    /** Impatient. */
    static final SshLimits LIMITS = new SshLimits(
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(5),
            Duration.ofSeconds(3),
            Duration.ofSeconds(1));

    private SshUsers() {}

    /** Who has no key and knows nobody. */
    static SshUser nobody(Path folder) throws IOException {
        Path keys = Files.createDirectories(folder.resolve("dot-ssh"));
        return new SshUser(
                System.getProperty("user.name"), keys, folder.resolve("assay/known_hosts"), Optional.empty());
    }

    /** Who has a key that the servers take, and knows them. */
    static SshUser of(Path folder, SshServer... servers) throws IOException, InterruptedException {
        SshUser user = nobody(folder);
        Path key = SshProgram.key(user.folder().resolve("id_ed25519"), "ed25519", "");
        StringBuilder lines = new StringBuilder();
        for (SshServer server : servers) {
            server.authorise(key);
            lines.append(server.knownHostsLine());
        }
        Files.writeString(user.ownKnownHosts(), lines.toString());
        return user;
    }

    static SshTarget target(String address) {
        return new SshTarget(address, SshAddress.parse(address).orElseThrow());
    }

    static SshLink link(SshUser user, String address) {
        return new SshLink(target(address), user, LIMITS);
    }

    /** What a command printed. */
    static String said(SshUser user, String address, String... command) throws Exception {
        try (SshLink link = link(user, address)) {
            return link.run(List.of(command), Duration.ofSeconds(20)).text();
        }
    }
}
