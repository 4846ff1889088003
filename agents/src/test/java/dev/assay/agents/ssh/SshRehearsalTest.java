package dev.assay.agents.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the launcher's training sends to itself. */
class SshRehearsalTest {
    @TempDir
    private Path folder;

    @Test
    void sendsAFileOverSshToItselfAndLeavesNothingBehind() throws Exception {
        SshRehearsal.run(folder, 5_000_000);

        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }
}
