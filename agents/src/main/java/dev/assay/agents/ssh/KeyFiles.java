package dev.assay.agents.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import org.apache.sshd.common.config.keys.AuthorizedKeyEntry;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;
import org.apache.sshd.common.util.io.resource.PathResource;
import org.apache.sshd.common.util.security.SecurityUtils;

/**
 * The user's keys for one host.
 *
 * @param pairs that can be used
 * @param publics of all files, also of those that a passphrase locks: an agent may have them open
 * @param locked files that ask for a passphrase
 * @param unreadable files that are there and hold no key that Assay understands, each with the reason
 */
record KeyFiles(List<KeyPair> pairs, List<PublicKey> publics, List<Path> locked, List<String> unreadable) {
    static {
        JdkEdDsaProvider.register();
    }

    static KeyFiles read(List<Path> files) {
        KeyFiles found = new KeyFiles(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        files.stream().filter(Files::isRegularFile).forEach(found::add);
        return found;
    }

    private void add(Path file) {
        boolean[] asked = {false};
        try (InputStream in = Files.newInputStream(file)) {
            Iterable<KeyPair> loaded =
                    SecurityUtils.loadKeyPairIdentities(null, new PathResource(file), in, (_, _, _) -> {
                        asked[0] = true;
                        return null;
                    });
            if (loaded != null) {
                loaded.forEach(pair -> {
                    pairs.add(pair);
                    publics.add(pair.getPublic());
                });
            }
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            if (!asked[0]) {
                unreadable.add(file + ": " + e.getMessage());
            }
        }
        if (asked[0]) {
            locked.add(file);
            addPublic(Path.of(file + ".pub"));
        }
    }

    private void addPublic(Path file) {
        try {
            for (AuthorizedKeyEntry entry : AuthorizedKeyEntry.readAuthorizedKeys(file)) {
                publics.add(entry.resolvePublicKey(null, PublicKeyEntryResolver.IGNORING));
            }
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            // Without it the agent's key is offered unless only the named ones may be.
        }
    }
}
