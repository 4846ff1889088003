package dev.assay.agents.android;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An adb server of a version that no adb of this machine is of: it stands before a real one, and keeps what it is asked. */
final class OtherServer implements AutoCloseable {
    private final ServerSocket server;
    private final int real;
    private final List<String> asked = new CopyOnWriteArrayList<>();

    /**
     * @param address where it listens
     * @param real port of the real server
     */
    OtherServer(String address, int real) throws IOException {
        this.server = new ServerSocket(0, 50, InetAddress.getByName(address));
        this.real = real;
        Thread.ofVirtual().start(() -> {
            while (!server.isClosed()) {
                try {
                    Socket client = server.accept();
                    Thread.ofVirtual().start(() -> serve(client));
                } catch (IOException e) {
                    // Closed.
                }
            }
        });
    }

    int port() {
        return server.getLocalPort();
    }

    List<String> asked() {
        return asked;
    }

    private void serve(Socket client) {
        try (client;
                Socket onward = new Socket(InetAddress.getByName("127.0.0.1"), real)) {
            DataInputStream in = new DataInputStream(client.getInputStream());
            String length = new String(in.readNBytes(4), StandardCharsets.US_ASCII);
            byte[] request = in.readNBytes(Integer.parseInt(length, 16));
            asked.add(new String(request, StandardCharsets.UTF_8));
            if (asked.getLast().equals("host:version")) {
                client.getOutputStream().write("OKAY00040063".getBytes(StandardCharsets.US_ASCII));
                return;
            }
            onward.getOutputStream().write(length.getBytes(StandardCharsets.US_ASCII));
            onward.getOutputStream().write(request);
            Thread back = Thread.ofVirtual().start(() -> copy(onward, client));
            copy(client, onward);
            back.join();
        } catch (IOException | InterruptedException e) {
            // One of them has gone.
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            in.transferTo(out);
            to.shutdownOutput();
        } catch (IOException e) {
            // One of them has gone.
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
