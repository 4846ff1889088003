package dev.assay.agents.rigs.ssh;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** OpenSSH's ssh-agent with a socket of its own. It ends with {@link #close}. */
public final class SshKeyAgent implements AutoCloseable {
    private final Process process;
    private final Path socket;

    private SshKeyAgent(Process process, Path socket) {
        this.process = process;
        this.socket = socket;
    }

    /** @param folder with a short path: a socket's is 107 bytes at most */
    public static SshKeyAgent start(Path folder) throws IOException, InterruptedException {
        Path socket = folder.resolve("agent");
        Process process = new ProcessBuilder(SshProgram.needed("ssh-agent").toString(), "-D", "-a", socket.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        for (int i = 0; i < 2000 && !Files.exists(socket); i++) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        return new SshKeyAgent(process, socket);
    }

    public Path socket() {
        return socket;
    }

    /** Hands over a key, with its passphrase where it has one. */
    public SshKeyAgent add(Path key, String passphrase) throws IOException, InterruptedException {
        Path answer = Files.writeString(socket.resolveSibling("askpass"), "#!/bin/sh\necho '" + passphrase + "'\n");
        if (!answer.toFile().setExecutable(true)) {
            throw new IOException("cannot make " + answer + " executable");
        }
        SshProgram.run(
                Map.of(
                        "SSH_AUTH_SOCK", socket.toString(),
                        "SSH_ASKPASS", answer.toString(),
                        "SSH_ASKPASS_REQUIRE", "force"),
                "ssh-add",
                "-q",
                key.toString());
        return this;
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
