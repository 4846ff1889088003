package dev.assay.harness.model.gguf;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The front of a GGUF file: what the model says of itself, and where its tensors lie.
 *
 * @param version 2 or 3
 * @param metadata in the file's order
 * @param dataOffset bytes from the start of the file to the data section
 * @param fileBytes size of the file
 */
public record GgufHeader(
        int version, Map<String, MetadataValue> metadata, List<TensorInfo> tensors, long dataOffset, long fileBytes) {
    public GgufHeader {
        tensors = List.copyOf(tensors);
    }

    /**
     * Reads and checks the header: version, counts, names, and that each tensor's data lies within the file, so that a
     * download that broke off is found out before a device spends time on it. The tensors' data is not read.
     *
     * @throws MalformedGgufException where a runtime could not use the file
     * @throws IOException where it cannot be read at all
     */
    public static GgufHeader read(Path file) throws IOException, MalformedGgufException {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            return read(channel, file);
        }
    }

    /** @param name for messages */
    static GgufHeader read(SeekableByteChannel channel, Path name) throws IOException, MalformedGgufException {
        return new GgufHeaderReader(new HeaderInput(channel, name)).read();
    }

    /** A metadata value that is text. */
    public Optional<String> text(String key) {
        return metadata.get(key) instanceof MetadataValue.Text text ? Optional.of(text.value()) : Optional.empty();
    }
}
