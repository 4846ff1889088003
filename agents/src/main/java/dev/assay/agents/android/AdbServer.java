package dev.assay.agents.android;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * The adb server of this machine. It belongs to the user: it is asked, never restarted or ended.
 *
 * @param address where it listens
 */
record AdbServer(InetSocketAddress address) {
    private static final int PORT = 5037;
    private static final Duration QUICK = Duration.ofSeconds(5);

    /** A connection over WiFi may take as long. */
    private static final Duration CONNECT = Duration.ofSeconds(15);

    /** As adb itself chooses it: {@code ANDROID_ADB_SERVER_ADDRESS} and {@code ANDROID_ADB_SERVER_PORT}. */
    static AdbServer of(Map<String, String> env) {
        String host = env.getOrDefault("ANDROID_ADB_SERVER_ADDRESS", "127.0.0.1");
        String port = env.get("ANDROID_ADB_SERVER_PORT");
        return new AdbServer(new InetSocketAddress(
                host, port != null && port.matches("[0-9]{1,5}") ? Integer.parseInt(port) : PORT));
    }

    /** Whether a serial is that of a device of the network, which adb can attach again. */
    static boolean isNetworkAddress(String serial) {
        return serial.matches(".*:[0-9]+");
    }

    /** A server that another version of adb would replace answers all the same. */
    boolean answers() {
        try {
            return !ask("host:version").isEmpty();
        } catch (IOException e) {
            return false;
        }
    }

    /** @return {@code device}, {@code offline}, {@code unauthorized} and so on; {@code absent} when the server knows none */
    String state(String serial) throws IOException {
        try {
            return ask("host-serial:" + serial + ":get-state");
        } catch (AdbRefusal e) {
            String said = e.getMessage();
            return said.contains("unauthorized") ? "unauthorized" : said.contains("offline") ? "offline" : "absent";
        }
    }

    Set<String> features(String serial) throws IOException {
        return Set.of(ask("host-serial:" + serial + ":features").split(","));
    }

    /** Attaches a device of the network anew: one that the server believes to have is let go first. */
    void reconnect(String serial) throws IOException {
        try {
            ask("host:disconnect:" + serial);
        } catch (AdbRefusal e) {
            // It had none: good.
        }
        try (AdbSocket socket = AdbSocket.open(address, Deadline.in(CONNECT))) {
            socket.request("host:connect:" + serial);
            socket.text();
        }
    }

    /** A connection that leads to the device. */
    AdbSocket device(String serial, Deadline deadline) throws IOException {
        AdbSocket socket = AdbSocket.open(address, deadline);
        try {
            socket.request("host:transport:" + serial);
            return socket;
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    private String ask(String service) throws IOException {
        try (AdbSocket socket = AdbSocket.open(address, Deadline.in(QUICK))) {
            socket.request(service);
            return socket.text();
        }
    }
}
