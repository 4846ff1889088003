package dev.assay.agents.rigs.adbd;

import dev.assay.agents.rigs.Ending;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The real adb of this machine with a server of its own: another port and other keys than the user's, no emulators looked for.
 * Everything it started ends with it, and with this JVM however that ends. Used by one thread.
 */
public final class AdbHost implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** The shell outlives nobody: it waits for the end of its standard input, which this JVM holds. */
    private static final String HOLD =
            "adb nodaemon server </dev/null & server=$!; cat >/dev/null; kill $server; wait $server";

    private final Path home;
    private final int port;
    private Process server;

    private AdbHost(Path home, int port) {
        this.home = home;
        this.port = port;
    }

    /** Starts a server. @param home for its keys and its log; of this host alone, made if it is not there */
    public static AdbHost start(Path home) throws IOException, InterruptedException {
        AdbdRig.needed();
        Files.createDirectories(home);
        int port;
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = any.getLocalPort();
        }
        AdbHost host = new AdbHost(home.toAbsolutePath(), port);
        host.startServer();
        return host;
    }

    /** Of its server, on 127.0.0.1. */
    public int port() {
        return port;
    }

    /** What a program has to have in its environment to use this server. */
    public Map<String, String> environment() {
        return Map.of(
                "ANDROID_ADB_SERVER_PORT", Integer.toString(port),
                "ADB_LOCAL_TRANSPORT_MAX_PORT", "0",
                "ADB_MDNS", "0",
                "HOME", home.toString(),
                "ANDROID_SDK_HOME", home.toString());
    }

    /** Connects to a device and waits until the server has shaken hands with it. @return its state: device, unauthorized */
    public String connect(AdbdDevice device) throws IOException, InterruptedException {
        AdbRun run = adb("connect", device.serial());
        if (!run.out().startsWith("connected to") && !run.out().startsWith("already connected")) {
            // An unauthorised device is reported as a failure, though it is listed.
            if (!run.out().contains("failed to authenticate")) {
                throw new IOException("adb connect: " + run.out() + run.err());
            }
        }
        long end = System.nanoTime() + PATIENCE.toNanos();
        String state;
        do {
            state = state(device);
        } while (!state.equals("device") && !state.equals("unauthorized") && System.nanoTime() < end);
        return state;
    }

    /** What the server says of a device: device, offline, unauthorized; "" when it does not know it. */
    public String state(AdbdDevice device) throws IOException, InterruptedException {
        return adb("devices")
                .out()
                .lines()
                .filter(line -> line.startsWith(device.serial() + "\t"))
                .map(line -> line.substring(line.indexOf('\t') + 1))
                .findFirst()
                .orElse("");
    }

    /** Waits for a state. */
    public void await(AdbdDevice device, String state) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        String now;
        while (!(now = state(device)).equals(state)) {
            if (System.nanoTime() > end) {
                throw new AssertionError(device.serial() + " is '" + now + "', not '" + state + "'");
            }
        }
    }

    /** {@code adb ARGUMENTS}, ended after 30 s. */
    public AdbRun adb(String... arguments) throws IOException, InterruptedException {
        return run(PATIENCE, List.of(arguments));
    }

    /** {@code adb -s SERIAL ARGUMENTS}, ended after 30 s. */
    public AdbRun on(AdbdDevice device, String... arguments) throws IOException, InterruptedException {
        return on(PATIENCE, device, arguments);
    }

    /** {@code adb -s SERIAL ARGUMENTS}, ended at the deadline. */
    public AdbRun on(Duration deadline, AdbdDevice device, String... arguments)
            throws IOException, InterruptedException {
        return run(deadline, command(device, arguments));
    }

    /** {@code adb -s SERIAL ARGUMENTS}, started; both outputs are discarded. */
    public Process begin(AdbdDevice device, String... arguments) throws IOException {
        return builder(command(device, arguments))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** The server ends and another begins on the same port: it has forgotten the devices that it was connected to. */
    public void restartServer() throws IOException, InterruptedException {
        endServer();
        startServer();
    }

    /** The server is killed, as by {@code kill -9}; another may begin on the port. */
    public void killServer() throws IOException {
        server.descendants().forEach(ProcessHandle::destroyForcibly);
        server.getOutputStream().close();
        Ending.await(server);
        if (answers()) {
            throw new IOException("an adb server still answers on port " + port);
        }
    }

    /** Whether the server that this object started is alive. */
    public boolean isServerAlive() {
        return server.isAlive();
    }

    /** One that a program under test started on the port ends, too. */
    @Override
    public void close() throws IOException {
        if (server.isAlive()) {
            endServer();
        } else if (answers()) {
            try {
                adb("kill-server");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static List<String> command(AdbdDevice device, String... arguments) {
        List<String> command = new ArrayList<>(List.of("-s", device.serial()));
        command.addAll(List.of(arguments));
        return command;
    }

    private ProcessBuilder builder(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of("adb"));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment());
        return builder;
    }

    /** Outputs go to files: a pipe would be held open by whatever the client leaves behind. */
    private AdbRun run(Duration deadline, List<String> arguments) throws IOException, InterruptedException {
        Path out = Files.createTempFile(home, "out", null);
        Path err = Files.createTempFile(home, "err", null);
        try {
            Process client = builder(arguments)
                    .redirectInput(Path.of("/dev/null").toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            boolean ended = client.waitFor(deadline.toNanos(), TimeUnit.NANOSECONDS);
            if (!ended) {
                client.destroyForcibly().waitFor();
            }
            return new AdbRun(
                    ended ? client.exitValue() : -1, !ended, Files.readAllBytes(out), Files.readAllBytes(err));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    private void startServer() throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", HOLD);
        builder.environment().putAll(environment());
        builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        home.resolve("server.log").toFile()));
        server = builder.start();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!answers()) {
            if (System.nanoTime() > end || !server.isAlive()) {
                endServer();
                throw new IOException(
                        "no adb server on port " + port + ": " + Files.readString(home.resolve("server.log")));
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    /** Closing its standard input ends the shell, which ends the server. */
    private void endServer() throws IOException {
        List<ProcessHandle> all = server.descendants().toList();
        server.getOutputStream().close();
        if (!Ending.await(server)) {
            all.forEach(ProcessHandle::destroyForcibly);
        }
        if (answers()) {
            throw new IOException("an adb server still answers on port " + port);
        }
    }

    private boolean answers() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
            socket.setSoTimeout(1000);
            socket.getOutputStream().write("000chost:version".getBytes(StandardCharsets.US_ASCII));
            byte[] status = new byte[4];
            new DataInputStream(socket.getInputStream()).readFully(status);
            return new String(status, StandardCharsets.US_ASCII).equals("OKAY");
        } catch (IOException e) {
            return false;
        }
    }
}
