package dev.assay.agents.ondevice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code probe hash --growing}: a file is hashed while somebody else writes it. */
@Timeout(30)
class ProbeGrowingHashTest {
    @TempDir
    Path folder;

    private Process hashing(long bytes, Path file) throws Exception {
        return new ProcessBuilder(
                        ProbeJob.program("probe").toString(),
                        "hash",
                        "--growing",
                        Long.toString(bytes),
                        file.toString())
                .redirectErrorStream(true)
                .start();
    }

    private static String said(Process probe) throws Exception {
        return new String(probe.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    @Test
    void givenAFileThatIsNotThereYetAndComesInPiecesThenItsHashIsPrintedWhenItIsWhole() throws Exception {
        byte[] bytes = new byte[1_000_003];
        new Random(1).nextBytes(bytes);
        Path file = folder.resolve("growing");
        Process probe = hashing(bytes.length, file);
        Thread.sleep(20);
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int from = 0; from < bytes.length; from += 100_001) {
                assertThat(probe.isAlive()).isTrue();
                out.write(bytes, from, Math.min(100_001, bytes.length - from));
                Thread.sleep(5);
            }
        }

        assertThat(said(probe)).isEqualTo(sha256(bytes) + "  " + file + "\n");
        assertThat(probe.waitFor()).isZero();
    }

    @Test
    void givenAFileWithMoreBytesThanToldThenOnlyThoseAreHashed() throws Exception {
        byte[] bytes = "abcdef".getBytes(StandardCharsets.US_ASCII);
        Path file = Files.write(folder.resolve("larger"), bytes);

        assertThat(said(hashing(3, file))).startsWith(sha256(Arrays.copyOf(bytes, 3)));
    }

    @Test
    void givenAnAskerThatIsGoneThenItEnds() throws Exception {
        Path file = Files.write(folder.resolve("half"), new byte[10]);
        for (Process probe : new Process[] {hashing(20, file), hashing(20, folder.resolve("none"))}) {
            assertThat(probe.waitFor(50, TimeUnit.MILLISECONDS)).isFalse();
            probe.getOutputStream().close();

            assertThat(probe.waitFor()).isEqualTo(1);
            assertThat(said(probe)).contains("Operation canceled");
        }
    }

    @Test
    void givenNoNumberOfBytesThenItSaysSo() throws Exception {
        Process probe = new ProcessBuilder(
                        ProbeJob.program("probe").toString(), "hash", "--growing", "many", folder.toString())
                .redirectErrorStream(true)
                .start();

        assertThat(said(probe)).contains("found '--growing many' where a number of bytes was expected");
        assertThat(probe.waitFor()).isEqualTo(2);
    }
}
