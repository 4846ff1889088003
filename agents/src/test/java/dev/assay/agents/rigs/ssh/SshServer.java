package dev.assay.agents.rigs.ssh;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * OpenSSH's sshd on this machine's loopback, with a port, host key, list of keys and folder of its own; whoever logs in is the
 * user of this JVM, with {@code HOME} in that folder. It ends with this JVM however that ends. Used by one thread at a time.
 */
public final class SshServer implements AutoCloseable {
    private static final long PATIENCE_S = 20;

    /** The shell outlives nobody: it waits for the end of its standard input, which this JVM holds. */
    private static final String HOLD =
            "\"$0\" \"$@\" </dev/null & server=$!; cat >/dev/null; kill -9 $server; wait $server";

    private final Path folder;
    private final int port;
    private Process shell;

    private SshServer(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    /**
     * @param folder of this server alone, made if it is not there
     * @param environment of whoever logs in, besides {@code HOME}: {@code NAME=VALUE}
     */
    public static SshServer start(Path folder, String... environment) throws IOException, InterruptedException {
        SshProgram.needed("sshd");
        Files.createDirectories(folder.resolve("home"));
        if (Files.isWritable(Path.of("/run"))) {
            Files.createDirectories(Path.of("/run/sshd")); // sshd that root starts insists on it
        }
        int port;
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = any.getLocalPort();
        }
        SshServer server = new SshServer(folder.toAbsolutePath(), port);
        SshProgram.key(server.hostKey(), "ed25519", "");
        Files.writeString(server.authorised(), "");
        Files.writeString(server.config(), server.configuration(List.of(environment)));
        server.begin();
        return server;
    }

    private String configuration(List<String> environment) {
        List<String> lines = List.of(
                "ListenAddress 127.0.0.1",
                "Port " + port,
                "HostKey " + hostKey(),
                "AuthorizedKeysFile " + authorised(),
                "SetEnv HOME=" + home() + " " + String.join(" ", environment),
                "PidFile none",
                "StrictModes no",
                "UsePAM no",
                "PasswordAuthentication no",
                "KbdInteractiveAuthentication no",
                "PermitRootLogin prohibit-password",
                "MaxStartups 100",
                "MaxSessions 100",
                "PrintMotd no",
                "LogLevel VERBOSE",
                "Subsystem sftp internal-sftp");
        return String.join("\n", lines) + "\n";
    }

    private void begin() throws IOException, InterruptedException {
        shell = new ProcessBuilder(
                        "sh",
                        "-c",
                        HOLD,
                        SshProgram.needed("sshd").toString(),
                        "-D",
                        "-f",
                        config().toString(),
                        "-E",
                        log().toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_S);
        while (!answers()) {
            if (System.nanoTime() > end) {
                close();
                throw new IOException("no sshd on port " + port + ": " + Files.readString(log()));
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    private boolean answers() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
            socket.setSoTimeout(1000);
            return socket.getInputStream().read() == 'S';
        } catch (IOException e) {
            return false;
        }
    }

    public int port() {
        return port;
    }

    /** Who may log in. */
    public String user() {
        return System.getProperty("user.name");
    }

    /** {@code ssh://user@127.0.0.1:port} */
    public String uri() {
        return "ssh://" + user() + "@127.0.0.1:" + port;
    }

    /** The folder that is {@code $HOME} for whoever logs in. */
    public Path home() {
        return folder.resolve("home");
    }

    /** Lets a key in. @param pair without {@code .pub} */
    public SshServer authorise(Path pair) throws IOException {
        Files.writeString(authorised(), Files.readString(Path.of(pair + ".pub")), StandardOpenOption.APPEND);
        return this;
    }

    /** The line of known_hosts that vouches for it. */
    public String knownHostsLine() throws IOException {
        return "[127.0.0.1]:" + port + " " + Files.readString(Path.of(hostKey() + ".pub"));
    }

    /** As ssh-keygen prints it: {@code SHA256:...} */
    public String fingerprint() throws IOException, InterruptedException {
        return SshProgram.run(Map.of(), "ssh-keygen", "-l", "-f", hostKey() + ".pub")
                .split(" ")[1];
    }

    /** What it wrote, for messages. */
    public String said() throws IOException {
        return Files.readString(log());
    }

    /** Ends the connections that there are; new ones are taken. */
    public void cut() throws IOException {
        List<Long> listener = listener();
        signal("KILL", daemons().stream().filter(pid -> !listener.contains(pid)).toList());
    }

    /** Stops all that it runs in the middle of what it does: connections stay, and nothing answers. */
    public void freeze() throws IOException {
        signal("STOP", daemons());
    }

    public void thaw() throws IOException {
        signal("CONT", daemons());
    }

    /** Ends it and all connections, as when the machine loses its power. */
    public void kill() throws IOException {
        signal("KILL", daemons());
        end();
    }

    public void restart() throws IOException, InterruptedException {
        kill();
        begin();
    }

    /** It comes back as another machine would. */
    public void changeHostKey() throws IOException, InterruptedException {
        kill();
        Files.delete(hostKey());
        Files.delete(Path.of(hostKey() + ".pub"));
        SshProgram.key(hostKey(), "ed25519", "");
        begin();
    }

    private List<Long> listener() {
        return shell.children()
                .filter(SshServer::isDaemon)
                .map(ProcessHandle::pid)
                .toList();
    }

    /** The listener and a process or two a connection; what users run is none of them. */
    private List<Long> daemons() {
        return shell.descendants()
                .filter(SshServer::isDaemon)
                .map(ProcessHandle::pid)
                .toList();
    }

    private static boolean isDaemon(ProcessHandle process) {
        return process.info().command().map(c -> c.contains("sshd")).orElse(false);
    }

    private static void signal(String name, List<Long> pids) throws IOException {
        if (!pids.isEmpty()) {
            List<String> command = new ArrayList<>(List.of("kill", "-" + name));
            pids.forEach(pid -> command.add(Long.toString(pid)));
            new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .onExit()
                    .join();
        }
    }

    private void end() throws IOException {
        shell.getOutputStream().close();
        shell.onExit().orTimeout(PATIENCE_S, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() throws IOException {
        kill();
    }

    private Path hostKey() {
        return folder.resolve("host_key");
    }

    private Path authorised() {
        return folder.resolve("authorized_keys");
    }

    private Path config() {
        return folder.resolve("sshd_config");
    }

    private Path log() {
        return folder.resolve("log");
    }
}
