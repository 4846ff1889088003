package dev.assay.harness.model.gguf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GgufHeaderTest {
    private static final int COUNT_OF_TENSORS = 8;
    private static final int COUNT_OF_ENTRIES = 16;

    @TempDir
    private Path folder;

    private Path model;

    @BeforeEach
    void aWholeModel() throws Exception {
        model = folder.resolve("model.gguf");
        SyntheticGguf.layout("narrow", Shapes.NARROW, FileType.Q4_0, 1).write(model, 1);
    }

    @Test
    void givenAWholeFileReadsWhatWasWritten() throws Exception {
        GgufHeader header = GgufHeader.read(model);
        assertThat(header.version()).isEqualTo(3);
        assertThat(header.text("assay.weights")).contains("synthetic");
        assertThat(header.text("general.name")).contains("synthetic narrow");
        assertThat(header.metadata())
                .containsEntry("assay.seed", new MetadataValue.Whole(1))
                .containsEntry("llama.rope.freq_base", new MetadataValue.Real(10_000))
                .containsEntry("llama.vocab_size", new MetadataValue.Whole(96));
        assertThat(header.tensors()).hasSize(2 + 2 * 9);
        assertThat(header.fileBytes()).isEqualTo(Files.size(model));
        assertThat(header.dataOffset()).isPositive().isLessThan(header.fileBytes());
    }

    @Test
    void givenADownloadThatBrokeOffInTheDataNamesTheTensorThatIsNotThere() throws Exception {
        cutTo(Files.size(model) - 1000);
        assertRefused("cut short", "tensor blk.1.ffn_down.weight");
    }

    @Test
    void givenADownloadThatBrokeOffInTheHeaderSaysWhere() throws Exception {
        cutTo(100);
        assertRefused("more than its", "remaining bytes can hold");
    }

    @Test
    void givenAnErrorPageSavedAsAModelSaysSo() throws Exception {
        Files.writeString(model, "<!DOCTYPE html><title>404</title>");
        assertRefused("does not begin with GGUF");
    }

    @Test
    void givenAnEmptyFileSaysSo() throws Exception {
        Files.write(model, new byte[0]);
        assertRefused("does not begin with GGUF");
    }

    @Test
    void givenABigEndianFileSaysSo() throws Exception {
        poke(4, ByteBuffer.allocate(4).order(ByteOrder.BIG_ENDIAN).putInt(0, 3));
        assertRefused("big-endian");
    }

    @Test
    void givenAVersionOfTheFutureSaysSo() throws Exception {
        poke(4, ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(0, 4));
        assertRefused("version is 4");
    }

    @Test
    void givenCountsThatTheFileCannotHoldAllocatesNothingForThem() throws Exception {
        for (int at : new int[] {COUNT_OF_TENSORS, COUNT_OF_ENTRIES}) {
            for (long count : new long[] {Long.MAX_VALUE, -1, 1L << 40, 1 << 20}) {
                aWholeModel();
                poke(at, ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(0, count));
                assertRefused("it announces " + Long.toUnsignedString(count));
            }
        }
    }

    @Test
    void givenASparseFileFullOfClaimsKeepsLittleOfIt() throws Exception {
        try (RandomAccessFile sparse = new RandomAccessFile(model.toFile(), "rw")) {
            sparse.setLength(64L << 30);
        }
        int keyLength = 24;
        poke(keyLength, ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(0, 32L << 30));
        assertRefused("bytes of names and texts");
    }

    private void cutTo(long bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(model, StandardOpenOption.WRITE)) {
            channel.truncate(bytes);
        }
    }

    private void poke(long at, ByteBuffer octets) throws IOException {
        try (FileChannel channel = FileChannel.open(model, StandardOpenOption.WRITE)) {
            channel.write(octets, at);
        }
    }

    private void assertRefused(String... reasons) {
        assertThatExceptionOfType(MalformedGgufException.class)
                .isThrownBy(() -> GgufHeader.read(model))
                .satisfies(e -> {
                    assertThat(e.what()).isNotBlank();
                    assertThat(e.where()).contains(model.toString());
                    assertThat(e.why()).contains(reasons);
                    assertThat(e.remedy()).isNotBlank();
                });
    }
}
