package dev.assay.agents.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.util.Optional;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;

/**
 * A host within this JVM, on a free port of the loopback, with keys that nobody else has and that end with it. Whatever it is
 * told to do, it swallows its standard input, prints nothing and ends with 0.
 */
final class LoopbackHost implements AutoCloseable {
    /** The user's files. */
    static final String KEY = "id_ed25519";

    static final String KNOWN = "known_hosts";

    private static final String ADDRESS = "127.0.0.1";
    private static final String USER = "rehearsal";

    private final SshServer server;
    private final KeyPair hostKey;
    private final KeyPair userKey;

    private LoopbackHost(KeyPair hostKey, KeyPair userKey) {
        this.hostKey = hostKey;
        this.userKey = userKey;
        server = SshServer.setUpDefaultServer();
        server.setHost(ADDRESS);
        server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
        server.setPublickeyAuthenticator((_, key, _) -> isUsers(key));
        server.setCommandFactory((_, _) -> new Swallow());
    }

    private boolean isUsers(PublicKey key) {
        return KeyUtils.compareKeys(userKey.getPublic(), key);
    }

    static LoopbackHost start() throws IOException, GeneralSecurityException {
        JdkEdDsaProvider.register();
        KeyPairGenerator keys = KeyPairGenerator.getInstance(JdkEdDsa.ALGORITHM);
        LoopbackHost host = new LoopbackHost(keys.generateKeyPair(), keys.generateKeyPair());
        host.server.start();
        return host;
    }

    SshTarget target() {
        String address = "ssh://" + USER + "@" + ADDRESS + ":" + server.getPort();
        return new SshTarget(address, SshAddress.parse(address).orElseThrow());
    }

    /** Who may come in, and knows its key. @param folder for that user's files */
    SshUser user(Path folder) throws IOException, GeneralSecurityException {
        try (OutputStream out = Files.newOutputStream(folder.resolve(KEY))) {
            new OpenSSHKeyPairResourceWriter().writePrivateKey(userKey, "", null, out);
        }
        SshUser user = new SshUser(USER, folder, folder.resolve("none"), Optional.empty());
        String key = PublicKeyEntry.toString(hostKey.getPublic());
        Files.writeString(user.ownKnownHosts(), "[" + ADDRESS + "]:" + server.getPort() + " " + key + "\n");
        return user;
    }

    @Override
    public void close() throws IOException {
        server.stop(true);
    }

    private static final class Swallow implements Command {
        private InputStream in;
        private ExitCallback exit;

        @Override
        public void setInputStream(InputStream in) {
            this.in = in;
        }

        @Override
        public void setOutputStream(OutputStream out) {}

        @Override
        public void setErrorStream(OutputStream err) {}

        @Override
        public void setExitCallback(ExitCallback exit) {
            this.exit = exit;
        }

        @Override
        public void start(ChannelSession channel, Environment environment) {
            Thread.ofPlatform().daemon().name(USER).start(() -> {
                try {
                    in.transferTo(OutputStream.nullOutputStream());
                    exit.onExit(0);
                } catch (IOException e) {
                    exit.onExit(1, e.toString());
                }
            });
        }

        @Override
        public void destroy(ChannelSession channel) {}
    }
}
