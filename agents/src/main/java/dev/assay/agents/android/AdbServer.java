package dev.assay.agents.android;

import dev.assay.agents.AgentException;
import dev.assay.agents.android.preparation.Reach;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The adb server. It belongs to the user: it is asked, never restarted or ended; where nobody listens on this machine one is
 * started, as adb itself does at each command. Any thread.
 *
 * @param address where it listens
 * @param programs each may start one; empty where there is none, or the server is that of another machine
 */
record AdbServer(InetSocketAddress address, List<AdbProgram> programs) {
    private static final Duration QUICK = Duration.ofSeconds(5);

    /** A connection over WiFi may take as long. */
    private static final Duration CONNECT = Duration.ofSeconds(15);

    private static final Lock STARTING = new ReentrantLock();

    /** What is at the address. */
    enum Presence {
        /** An adb server, of whatever version: one that another adb would replace answers all the same. */
        SERVER,
        NOBODY,
        /** Something that takes connections, or swallows them, and does not answer as an adb server. */
        STRANGER
    }

    /** @throws AgentException when the environment names a server in a way that Assay does not know */
    static AdbServer of(Map<String, String> env) throws AgentException {
        AdbAddress address = AdbAddress.of(env);
        return new AdbServer(address.resolved(), address.isOfThisMachine() ? AdbProgram.all(env) : List.of());
    }

    /** Whether a serial is that of a device of the network, which adb can attach again: HOST:PORT, or a name of mDNS. */
    static boolean isNetworkAddress(String serial) {
        return Reach.of(serial) == Reach.NETWORK;
    }

    Presence presence() {
        try {
            ask("host:version");
            return Presence.SERVER;
        } catch (ConnectException e) {
            return Presence.NOBODY;
        } catch (IOException e) {
            return Presence.STRANGER;
        }
    }

    /**
     * Starts a server where nobody listens and an adb can be found: the first that can, as a shell would take the next folder's.
     *
     * @throws IOException when nobody listens and no adb that is there has started one
     */
    Presence started() throws IOException, InterruptedException {
        if (programs.isEmpty() || presence() != Presence.NOBODY) {
            return presence();
        }
        STARTING.lockInterruptibly(); // the devices of a run miss it at the same moment
        try {
            List<String> failures = new ArrayList<>();
            Presence presence = presence();
            for (AdbProgram program : programs) {
                if (presence != Presence.NOBODY) {
                    return presence;
                }
                try {
                    program.startServer();
                } catch (IOException e) {
                    failures.add(e.getMessage());
                }
                presence = presence();
            }
            if (presence == Presence.NOBODY) {
                throw new IOException("nobody listens there, and no adb has started one: "
                        + (failures.isEmpty() ? programs.getFirst().path() : String.join("; ", failures)));
            }
            return presence;
        } finally {
            STARTING.unlock();
        }
    }

    /** A line a device: serial, tab, state. */
    String devices() throws IOException {
        return ask("host:devices");
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
