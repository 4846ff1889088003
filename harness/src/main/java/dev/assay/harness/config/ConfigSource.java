package dev.assay.harness.config;

import dev.assay.collectors.problem.FileTrouble;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A configuration file as it was read, once, so that text, hash and meaning cannot belong to different versions of it.
 *
 * @param file for messages; need not exist any more
 * @param sha256 of the file's bytes, in hex
 */
public record ConfigSource(Path file, String text, String sha256) {
    /** Far above any file that a person writes by hand. */
    static final int MAX_BYTES = 256 << 10;

    private static final String CHECK_PATH = "check the path and that the file can be read";

    /** @throws ConfigException when the file is missing, unreadable, over 256 KiB or not UTF-8 */
    public static ConfigSource read(Path file) throws ConfigException {
        try {
            if (Files.isDirectory(file)) {
                throw new ConfigException(ConfigProblem.ofFile(file, "it is a directory"), "name a file in it", null);
            }
            byte[] bytes;
            try (var in = Files.newInputStream(file)) {
                bytes = in.readNBytes(MAX_BYTES + 1);
            }
            if (bytes.length > MAX_BYTES) {
                throw new ConfigException(
                        ConfigProblem.ofFile(file, "it is larger than 256 KiB"),
                        "check that it is the right file",
                        null);
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return new ConfigSource(file, text, sha256(bytes));
        } catch (NoSuchFileException e) {
            throw new ConfigException(ConfigProblem.ofFile(file, "there is no such file"), CHECK_PATH, e);
        } catch (CharacterCodingException e) {
            throw new ConfigException(ConfigProblem.ofFile(file, "it is not UTF-8 text"), "save it as UTF-8", e);
        } catch (IOException e) {
            throw new ConfigException(
                    ConfigProblem.ofFile(file, "it cannot be read: " + FileTrouble.words(e)), CHECK_PATH, e);
        }
    }

    /** A source that is text already, such as the suite stored in a bundle. */
    public static ConfigSource of(Path file, String text) {
        return new ConfigSource(file, text, sha256(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
