package dev.assay.agents.rigs.adbd;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A way over TCP that can be lost without a word, as WiFi and routers lose it: connections stay open and nothing comes through
 * any more. Any thread.
 */
public final class Relay implements AutoCloseable {
    private final ServerSocket server;
    private final int target;
    private final Set<Way> ways = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean away = new AtomicBoolean();

    /** @param silent once it is, for ever */
    private record Way(Socket near, Socket far, AtomicBoolean silent) {}

    private Relay(ServerSocket server, int target) {
        this.server = server;
        this.target = target;
        Thread.ofVirtual().start(this::accept);
    }

    /** @param target port of 127.0.0.1 */
    public static Relay to(int target) throws IOException {
        return new Relay(new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1")), target);
    }

    /** Of 127.0.0.1. */
    public int port() {
        return server.getLocalPort();
    }

    /** As adb calls the device behind it. */
    public String serial() {
        return "127.0.0.1:" + port();
    }

    /** The connections that there are say nothing any more; new ones work. */
    public void silence() {
        ways.forEach(way -> way.silent().set(true));
    }

    /** Nothing comes through, nor through new connections, until {@link #back}. */
    public void away() {
        away.set(true);
        silence();
    }

    /** New connections work; those from before stay silent. */
    public void back() {
        silence();
        away.set(false);
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Way way : List.copyOf(ways)) {
            end(way);
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket near = server.accept();
                Way way = new Way(
                        near, new Socket(InetAddress.getByName("127.0.0.1"), target), new AtomicBoolean(away.get()));
                ways.add(way);
                Thread.ofVirtual().start(() -> pump(way, way.near(), way.far()));
                Thread.ofVirtual().start(() -> pump(way, way.far(), way.near()));
            } catch (IOException e) {
                // Closed, or the device does not listen now.
            }
        }
    }

    private void pump(Way way, Socket from, Socket to) {
        byte[] buffer = new byte[64 * 1024];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int count; (count = in.read(buffer)) > 0; ) {
                if (!way.silent().get()) {
                    out.write(buffer, 0, count);
                }
            }
        } catch (IOException e) {
            // One end was closed.
        }
        if (!way.silent().get()) { // of a silent one the other end does not learn it
            end(way);
        }
    }

    private void end(Way way) {
        ways.remove(way);
        for (Socket socket : List.of(way.near(), way.far())) {
            try {
                socket.close();
            } catch (IOException e) {
                // It is no longer wanted.
            }
        }
    }
}
