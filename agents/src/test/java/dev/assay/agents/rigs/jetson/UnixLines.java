package dev.assay.agents.rigs.jetson;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Lines to and from a program that listens on a socket of the file system. One thread at a time. */
final class UnixLines implements AutoCloseable {
    private final SocketChannel channel;
    private final InputStream in;
    private final OutputStream out;

    private UnixLines(SocketChannel channel) {
        this.channel = channel;
        this.in = new BufferedInputStream(Channels.newInputStream(channel));
        this.out = Channels.newOutputStream(channel);
    }

    /** Waits until the program listens. */
    static UnixLines open(Path socket, Duration patience) throws IOException, InterruptedException {
        for (long end = System.nanoTime() + patience.toNanos(); ; Thread.sleep(20)) {
            SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
            try {
                channel.connect(UnixDomainSocketAddress.of(socket));
                return new UnixLines(channel);
            } catch (IOException e) {
                channel.close();
                if (System.nanoTime() > end) {
                    throw new IOException(
                            "nobody listens at " + socket + (Files.exists(socket) ? "" : ", which is not there"), e);
                }
            }
        }
    }

    void send(String line) throws IOException {
        out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    String receive() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int read; (read = in.read()) != '\n'; ) {
            if (read < 0) {
                throw new EOFException("the other side is gone; it had said: " + line);
            }
            line.append((char) read);
        }
        return line.toString().strip();
    }

    String receive(int bytes) throws IOException {
        return new String(in.readNBytes(bytes), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
