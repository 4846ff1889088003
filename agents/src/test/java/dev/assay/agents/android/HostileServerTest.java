package dev.assay.agents.android;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.agents.remote.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** What is at the other end may send anything, stop in the middle, or say nothing: it ends as an error in time, never as a result. */
class HostileServerTest {
    private static final Duration SHORT = Duration.ofMillis(500);

    /** Sends its bytes to whoever comes first, reads nothing, and closes. */
    private static final class Sender implements AutoCloseable {
        private final ServerSocket server;
        private final Thread thread;

        Sender(byte[] bytes) throws IOException {
            server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            thread = Thread.ofVirtual().start(() -> {
                try (Socket client = server.accept()) {
                    client.getOutputStream().write(bytes);
                    client.getOutputStream().flush();
                    client.shutdownOutput();
                    client.getInputStream().readAllBytes();
                } catch (IOException e) {
                    // The client has seen enough.
                }
            });
        }

        AdbSocket socket() throws IOException {
            return AdbSocket.open(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getLocalPort()), Deadline.in(SHORT));
        }

        @Override
        public void close() throws IOException {
            server.close();
            thread.interrupt();
        }
    }

    private static byte[] packets(Object... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Object part : parts) {
            switch (part) {
                case String text -> out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
                case Integer word ->
                    out.writeBytes(ByteBuffer.allocate(4)
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .putInt(word)
                            .array());
                default -> throw new IllegalArgumentException();
            }
        }
        return out.toByteArray();
    }

    private static Answer shell(byte[] sent) throws IOException {
        try (Sender sender = new Sender(sent);
                AdbSocket socket = sender.socket()) {
            return ShellV2.run(socket, "true");
        }
    }

    @Test
    void aCommandThatEndsIsAnAnswer() throws Exception {
        Answer answer = shell(packets("OKAY", "\1", 3, "out", "\2", 3, "err", "\1", 1, "!", "\3", 1, "\7"));

        assertThat(answer.exitCode()).isEqualTo(7);
        assertThat(answer.text()).isEqualTo("out!");
        assertThat(answer.complaint()).isEqualTo("err");
    }

    @Test
    void aCommandThatIsCutOffIsNone() {
        assertThatThrownBy(() -> shell(packets("OKAY", "\1", 3, "out")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("before the command's exit code came");
        assertThatThrownBy(() -> shell(packets("OKAY", "\1", 300, "out"))).isInstanceOf(IOException.class);
    }

    @Test
    void aRefusalIsToldInTheServersWords() {
        assertThatThrownBy(() -> shell(packets("FAIL", "000edevice offline")))
                .isInstanceOf(AdbRefusal.class)
                .hasMessage("device offline");
    }

    @Test
    void anExitCodeWithoutAByteAndALengthBelowZeroAreErrors() {
        assertThatThrownBy(() -> shell(packets("OKAY", "\3", 0)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("an exit code of 0 bytes");
        assertThatThrownBy(() -> shell(packets("FAIL", "-001")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("where a length was expected");
    }

    @Test
    void aPacketOfGigabytesIsNotWaitedFor() {
        assertThatThrownBy(() -> shell(packets("OKAY", "\1", Integer.MAX_VALUE)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("2147483647 bytes");
    }

    @Test
    void aServerThatSaysNothingIsGivenUpAtTheDeadline() throws Exception {
        try (ServerSocket mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                AdbSocket socket = AdbSocket.open(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), mute.getLocalPort()),
                        Deadline.in(Duration.ofMillis(100)))) {
            assertThatThrownBy(() -> ShellV2.run(socket, "true"))
                    .isInstanceOf(SocketTimeoutException.class)
                    .hasMessage("no answer within 100 ms");
        }
    }

    @Property(tries = 300)
    void anyBytesForAShellAreAnAnswerOrAnError(@ForAll @Size(max = 200) byte[] bytes) {
        try {
            assertThat(shell(concat("OKAY".getBytes(StandardCharsets.US_ASCII), bytes))
                            .exitCode())
                    .isBetween(0, 255);
        } catch (IOException e) {
            assertThat(e).hasMessageMatching("(?s).+");
        }
    }

    @Property(tries = 300)
    void anyBytesForAFileAreAFileOrAnError(@ForAll @Size(max = 200) byte[] bytes) throws Exception {
        Path target = Files.createTempFile("received", "");
        try (Sender sender = new Sender(concat("OKAY".getBytes(StandardCharsets.US_ASCII), bytes));
                AdbSocket socket = sender.socket()) {
            Sync.receive(socket, "/x", target, SHORT);
        } catch (IOException e) {
            assertThat(e).hasMessageMatching("(?s).+");
        } catch (UncheckedIOException e) {
            throw new AssertionError(e);
        } finally {
            Files.delete(target);
        }
    }

    private static byte[] concat(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length)
                .put(first)
                .put(second)
                .array();
    }
}
