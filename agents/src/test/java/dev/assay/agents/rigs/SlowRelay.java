package dev.assay.agents.rigs;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * A way to a port of this machine on which each direction has a delay of its own: what arrives is handed on, in order, so much
 * later. It ends with this JVM at the latest. Any thread.
 */
public final class SlowRelay implements AutoCloseable {
    private final ServerSocket server;
    private final int target;
    private volatile Duration there = Duration.ZERO;
    private volatile Duration back = Duration.ZERO;

    private SlowRelay(ServerSocket server, int target) {
        this.server = server;
        this.target = target;
    }

    /** Without delays, to a port of loopback. */
    public static SlowRelay to(int port) throws IOException {
        SlowRelay relay = new SlowRelay(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), port);
        Thread.ofVirtual().start(relay::accept);
        return relay;
    }

    public int port() {
        return server.getLocalPort();
    }

    /** From now on, for what has not arrived yet. */
    public void delay(Duration toTarget, Duration fromTarget) {
        there = toTarget;
        back = fromTarget;
    }

    private interface Delay {
        Duration now();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
                client.setTcpNoDelay(true);
                far.setTcpNoDelay(true);
                carry(client, far, () -> there);
                carry(far, client, () -> back);
            } catch (IOException e) {
                // Closed, or nobody listens there: the client's connection says so.
            }
        }
    }

    /** @param bytes none at the end */
    private record Piece(byte[] bytes, long dueNs) {}

    private static void carry(Socket from, Socket to, Delay delay) {
        BlockingQueue<Piece> pieces = new LinkedBlockingQueue<>();
        Thread.ofVirtual().start(() -> take(from, pieces, delay));
        Thread.ofVirtual().start(() -> give(pieces, to));
    }

    private static void take(Socket from, BlockingQueue<Piece> pieces, Delay delay) {
        byte[] buffer = new byte[64 * 1024];
        try (from) {
            InputStream in = from.getInputStream();
            for (int count = in.read(buffer); count > 0; count = in.read(buffer)) {
                byte[] bytes = new byte[count];
                System.arraycopy(buffer, 0, bytes, 0, count);
                pieces.add(new Piece(bytes, System.nanoTime() + delay.now().toNanos()));
            }
        } catch (IOException e) {
            // Cut: the other side is told.
        }
        pieces.add(new Piece(new byte[0], System.nanoTime()));
    }

    private static void give(BlockingQueue<Piece> pieces, Socket to) {
        try (to) {
            OutputStream out = to.getOutputStream();
            for (Piece piece = pieces.take(); piece.bytes().length > 0; piece = pieces.take()) {
                for (long left = piece.dueNs() - System.nanoTime();
                        left > 0;
                        left = piece.dueNs() - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                out.write(piece.bytes());
            }
        } catch (IOException | InterruptedException e) {
            // Nobody takes it any more.
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
