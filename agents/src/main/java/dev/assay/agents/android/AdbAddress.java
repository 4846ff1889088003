package dev.assay.agents.android;

import dev.assay.agents.AgentException;
import dev.assay.collectors.verdict.Failure;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the adb server listens, as adb chooses it: {@code ADB_SERVER_SOCKET} before {@code ANDROID_ADB_SERVER_ADDRESS} and
 * {@code ANDROID_ADB_SERVER_PORT}.
 *
 * @param host a name or an address
 * @param port 1 to 65535
 */
record AdbAddress(String host, int port) {
    private static final String HERE = "127.0.0.1";
    private static final int PORT = 5037;
    private static final Pattern TCP = Pattern.compile("tcp:(?:(\\[[^]]+]|[^:]+):)?([0-9]+)");

    static AdbAddress of(Map<String, String> env) throws AgentException {
        String socket = env.getOrDefault("ADB_SERVER_SOCKET", "");
        if (!socket.isEmpty()) {
            Matcher tcp = TCP.matcher(socket);
            if (!tcp.matches()) {
                throw wrong("ADB_SERVER_SOCKET", socket, "set it to tcp:HOST:PORT: Assay speaks to adb over TCP only");
            }
            String host = tcp.group(1) == null ? HERE : tcp.group(1);
            return new AdbAddress(host, port("ADB_SERVER_SOCKET", socket, tcp.group(2)));
        }
        String host = env.getOrDefault("ANDROID_ADB_SERVER_ADDRESS", "");
        String port = env.getOrDefault("ANDROID_ADB_SERVER_PORT", "");
        return new AdbAddress(
                host.isEmpty() ? HERE : host, port.isEmpty() ? PORT : port("ANDROID_ADB_SERVER_PORT", port, port));
    }

    private static int port(String variable, String value, String digits) throws AgentException {
        int port = digits.matches("[0-9]{1,5}") ? Integer.parseInt(digits) : 0;
        if (port < 1 || port > 65535) {
            throw wrong(variable, value, "give a port from 1 to 65535");
        }
        return port;
    }

    private static AgentException wrong(String variable, String value, String remedy) {
        return new AgentException(
                Failure.NOT_PROVISIONED,
                "cannot tell where the adb server is",
                variable,
                "it is '" + value + "'",
                remedy,
                null);
    }

    /** Whether it is where an adb of this machine starts one. */
    boolean isOfThisMachine() {
        return host.equals(HERE) || host.equals("localhost");
    }

    InetSocketAddress resolved() {
        return isOfThisMachine() ? new InetSocketAddress(HERE, port) : new InetSocketAddress(host, port);
    }
}
