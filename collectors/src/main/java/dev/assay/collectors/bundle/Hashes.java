package dev.assay.collectors.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of the files in a bundle, and of other bytes. */
public final class Hashes {
    private Hashes() {}

    /** Size and hash of a file in one reading; a symbolic link is refused, it could lead out of the bundle. */
    static Manifest.Entry of(Path file) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS), digest)) {
            long bytes = in.transferTo(OutputStream.nullOutputStream());
            return new Manifest.Entry(bytes, HexFormat.of().formatHex(digest.digest()));
        }
    }

    /** In lower-case hex. */
    public static String of(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
