package dev.assay.agents.ssh;

import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.sshd.agent.common.AbstractAgentProxy;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;

/** A connection to the user's ssh-agent: messages behind their lengths (draft-miller-ssh-agent). It is asked for signatures only. */
final class AgentSocket extends AbstractAgentProxy {
    private static final int LENGTH = 4;

    /** A longer answer is none of an agent's. */
    private static final int MOST_BYTES = 256 << 10;

    private final SocketChannel channel;
    private final Selector selector;
    private final Duration patience;
    private final Predicate<PublicKey> offered;

    private AgentSocket(SocketChannel channel, Selector selector, Duration patience, Predicate<PublicKey> offered) {
        super(null);
        this.channel = channel;
        this.selector = selector;
        this.patience = patience;
        this.offered = offered;
    }

    /**
     * @param patience for an answer: whoever must confirm a use has so long
     * @param offered which of its keys may be used
     */
    static AgentSocket open(Path socket, Duration patience, Predicate<PublicKey> offered) throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.connect(UnixDomainSocketAddress.of(socket));
            channel.configureBlocking(false);
            Selector selector = Selector.open();
            channel.register(selector, SelectionKey.OP_READ);
            return new AgentSocket(channel, selector, patience, offered);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public Iterable<? extends Map.Entry<PublicKey, String>> getIdentities() throws IOException {
        List<Map.Entry<PublicKey, String>> chosen = new java.util.ArrayList<>();
        for (Map.Entry<PublicKey, String> identity : super.getIdentities()) {
            if (offered.test(identity.getKey())) {
                chosen.add(identity);
            }
        }
        return chosen;
    }

    @Override
    protected synchronized Buffer request(Buffer message) throws IOException {
        ByteBuffer question = ByteBuffer.wrap(message.array(), message.rpos(), message.available());
        while (question.hasRemaining()) {
            channel.write(question);
        }
        long until = System.nanoTime() + patience.toNanos();
        int length = bytes(LENGTH, until).getInt();
        if (length < 1 || length > MOST_BYTES) {
            throw new IOException("the ssh agent answered with " + Integer.toUnsignedString(length) + " bytes");
        }
        return new ByteArrayBuffer(bytes(length, until).array());
    }

    private ByteBuffer bytes(int count, long until) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(count);
        while (bytes.hasRemaining()) {
            long left = (until - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new IOException("the ssh agent did not answer within " + patience.toSeconds() + " s");
            }
            selector.selectedKeys().clear();
            selector.select(left);
            if (channel.read(bytes) < 0) {
                throw new EOFException("the ssh agent closed the connection");
            }
        }
        return bytes.flip();
    }

    @Override
    public boolean isOpen() {
        return channel.isOpen();
    }

    @Override
    public void close() throws IOException {
        try (channel;
                selector) {
            super.close();
        }
    }
}
