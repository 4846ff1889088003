package dev.assay.agents.ondevice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.collectors.verdict.Failure;
import dev.assay.collectors.verdict.Outcomes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Storage that runs out for real; needs a root that may mount. */
class ProbeShortageTest {
    @TempDir
    Path folder;

    @Test
    void aFullDiskEndsTheRunnerAndTheProbeSaysSo() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(succeeds("mount", "-t", "tmpfs", "-o", "size=128k", "tmpfs", disk.toString()), "cannot mount");
        try {
            ProbeRun run = ProbeJob.misbehaving("out=1000000", "hang")
                    .start(folder, disk.resolve("bundle"), List.of())
                    .finished();

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.complaint())
                    .contains("probe: cannot write " + run.bundle() + "/runner.out: No space left on device");
            assertThat(ProbeRun.ends(run.runnerPid())).isTrue();
            assertThat(Outcomes.read(run.bundle()).failure())
                    .as("there was room kept to say it")
                    .isEqualTo(Failure.NO_SPACE);
        } finally {
            succeeds("umount", disk.toString());
        }
    }

    private static boolean succeeds(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }
}
