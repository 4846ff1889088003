package dev.assay.agents.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AddedBytesTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void aFile() throws IOException {
        file = Files.writeString(folder.resolve("file"), "0123456789");
    }

    @Test
    void given_a_part_of_a_file_then_it_is_read_in_its_order_and_counted_from_its_first_byte() throws IOException {
        try (AddedBytes bytes = addition(2, 9).open()) {
            ByteBuffer buffer = ByteBuffer.allocate(4);

            assertThat(next(bytes, buffer)).isEqualTo("2345");
            assertThat(bytes.count()).isEqualTo(4);
            assertThat(next(bytes, buffer)).isEqualTo("678");
            assertThat(bytes.count()).isEqualTo(7);
            assertThat(bytes.read(buffer.clear())).isEqualTo(-1);
        }
    }

    @Test
    void given_a_file_that_has_grown_then_no_more_of_it_is_read_than_was_said() throws IOException {
        Addition whole = Addition.whole(file, "/there");
        Files.writeString(file, "more", StandardOpenOption.APPEND);

        try (AddedBytes bytes = whole.open()) {
            assertThat(next(bytes, ByteBuffer.allocate(100))).isEqualTo("0123456789");
            assertThat(bytes.read(ByteBuffer.allocate(1))).isEqualTo(-1);
        }
    }

    @Test
    void given_a_file_that_has_become_shorter_then_it_says_so() throws IOException {
        Addition whole = Addition.whole(file, "/there");
        Files.writeString(file, "0123");

        try (AddedBytes bytes = whole.open()) {
            assertThat(next(bytes, ByteBuffer.allocate(100))).isEqualTo("0123");
            assertThatThrownBy(() -> bytes.read(ByteBuffer.allocate(100)))
                    .isInstanceOf(EOFException.class)
                    .hasMessageContainingAll(file.toString(), "4 bytes", "10 were expected");
        }
    }

    private Addition addition(long from, long to) {
        return new Addition(file, from, to, "/there", sent -> {});
    }

    private static String next(AddedBytes bytes, ByteBuffer buffer) throws IOException {
        bytes.read(buffer.clear());
        return StandardCharsets.US_ASCII.decode(buffer.flip()).toString();
    }
}
