package dev.assay.agents.rigs.jetson;

import dev.assay.agents.rigs.RigScript;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Emulated arm64 boards on this machine: agents/rigs/jetson. */
public final class JetsonRig {
    private static final String EMULATOR = "qemu-system-aarch64";
    private static final RigScript SCRIPT =
            new RigScript("jetson", EMULATOR, "apt-get install qemu-system-arm qemu-utils");

    private JetsonRig() {}

    /** @return where it was built: {@link RigScript#needed} */
    public static Path needed() throws IOException, InterruptedException {
        return Path.of(SCRIPT.needed());
    }

    /** The command line of the script. */
    static List<String> command(String... arguments) {
        return SCRIPT.command(arguments);
    }

    /**
     * Where the state of a board that has come up is kept: with what was built, for this version of the emulator and this
     * script, which has its command line.
     */
    static Snapshot snapshot(Path built, String board) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(Files.readAllBytes(SCRIPT.path()));
            digest.update(version().getBytes(StandardCharsets.UTF_8));
            String key = HexFormat.of().formatHex(digest.digest(), 0, 8);
            return new Snapshot(built.resolve("snapshots").resolve(board + "-" + key));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String version() throws IOException {
        Process process = new ProcessBuilder(EMULATOR, "--version")
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
