package dev.assay.agents.remote;

import dev.assay.agents.Artifact;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * A file or a folder that a device is given, named by its content.
 *
 * @param hash over names, modes and contents, 64 hexadecimal digits
 * @param entry the name of the single file; empty of a folder
 * @param items sorted by name
 */
record Parcel(String hash, String entry, List<Item> items) {
    private static final int BUFFER = 1 << 16;

    /**
     * @param name relative, with {@code /}
     * @param sha256 64 hexadecimal digits
     */
    record Item(String name, Path file, long bytes, String sha256, boolean executable) {}

    /** Reads and hashes what has no hash yet. Links are followed: the device gets what they lead to. */
    static Parcel of(Artifact artifact) throws IOException {
        Path fileOrFolder = artifact.path();
        if (Files.isRegularFile(fileOrFolder)) {
            String name = fileOrFolder.getFileName().toString();
            return of(name, List.of(item(name, fileOrFolder, artifact)));
        }
        List<Item> items = new ArrayList<>();
        try (Stream<Path> walk = Files.walk(fileOrFolder)) {
            for (Path file : walk.filter(Files::isRegularFile).sorted().toList()) {
                String name = fileOrFolder.relativize(file).toString().replace('\\', '/');
                items.add(item(name, file, artifact));
            }
        }
        return of("", items);
    }

    private static Parcel of(String entry, List<Item> items) {
        MessageDigest digest = sha256();
        for (Item item : items) {
            String line = (item.executable() ? "x " : "- ") + item.sha256() + " " + item.name() + "\n";
            digest.update(line.getBytes(StandardCharsets.UTF_8));
        }
        return new Parcel(HexFormat.of().formatHex(digest.digest()), entry, List.copyOf(items));
    }

    private static Item item(String name, Path file, Artifact artifact) throws IOException {
        String known = artifact.sha256().get(file);
        return new Item(name, file, Files.size(file), known == null ? sha256(file) : known, Files.isExecutable(file));
    }

    /** Of all its files. */
    long bytes() {
        return items.stream().mapToLong(Item::bytes).sum();
    }

    static String sha256(Path file) throws IOException {
        MessageDigest digest = sha256();
        try (DigestInputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            byte[] buffer = new byte[BUFFER];
            while (in.read(buffer) >= 0) {
                // The digest sees what is read.
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
