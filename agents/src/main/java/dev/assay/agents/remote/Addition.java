package dev.assay.agents.remote;

import java.nio.file.Path;
import java.util.function.LongConsumer;

/**
 * Bytes for the end of a file of a device, which is made when missing; from 0 on they take the place of what it has, so that a
 * file that is sent again is there once.
 *
 * @param file of this machine
 * @param from offset of the first byte to send; all from there to the file's end are sent
 * @param target absolute path on the device
 * @param sent told how many are on their way, many times a second; must return quickly
 */
public record Addition(Path file, long from, String target, LongConsumer sent) {
    /** All of a file, with nobody listening. */
    public static Addition whole(Path file, String target) {
        return new Addition(file, 0, target, sent -> {});
    }
}
