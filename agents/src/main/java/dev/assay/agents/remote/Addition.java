package dev.assay.agents.remote;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongConsumer;

/**
 * Bytes for the end of a file of a device, which is made when missing; from 0 on they take the place of what it has, so that a
 * file that is sent again is there once.
 *
 * @param file of this machine
 * @param from offset of the first byte to send
 * @param to offset behind the last one
 * @param target absolute path on the device
 * @param sent told how many are on their way, many times a second; must return quickly
 */
public record Addition(Path file, long from, long to, String target, LongConsumer sent) {
    /** All that a file has now, with nobody listening. */
    public static Addition whole(Path file, String target) throws IOException {
        return new Addition(file, 0, Files.size(file), target, sent -> {});
    }

    /** What is to be sent. */
    public AddedBytes open() throws IOException {
        return new AddedBytes(this);
    }
}
