package dev.assay.agents.ondevice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.collectors.trace.RunnerEnd.How;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Storage and memory that run out for real; both need a root that may mount and may make control groups. */
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
        } finally {
            succeeds("umount", disk.toString());
        }
    }

    @Test
    void aRunnerTheKernelKilledForWantOfMemoryIsToldFromOneThatWasKilled() throws Exception {
        Optional<Path> group = memoryGroup();
        assumeTrue(group.isPresent(), "cannot make a memory control group");
        try {
            String enter = "echo $$ > " + group.get().resolve("cgroup.procs") + "; exec \"$@\"";

            ProbeRun run = ProbeJob.misbehaving("touch=400", "hang")
                    .start(folder, folder.resolve("bundle"), List.of("/bin/sh", "-c", enter, "sh"))
                    .finished();

            assertThat(run.exitCode()).isZero();
            assertThat(run.outcome().how()).isEqualTo(How.OOM_KILLED);
            assertThat(run.outcome().signal()).isEqualTo(9);
            assertThat(run.outcome().detail()).isEqualTo("oom_kill of the memory cgroup rose from 0 to 1");
        } finally {
            Files.delete(group.get());
        }
    }

    /** A control group of at most 64 MiB, of version 1 or 2, below this process's own. */
    private static Optional<Path> memoryGroup() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/self/cgroup"))) {
            String[] part = line.split(":", 3);
            String root = part[1].equals("memory") ? "/sys/fs/cgroup/memory" : "/sys/fs/cgroup";
            if (part[1].equals("memory") || part[1].isEmpty()) {
                Path group = Path.of(
                        root + part[2], "assay-test-" + ProcessHandle.current().pid());
                String limit = part[1].isEmpty() ? "memory.max" : "memory.limit_in_bytes";
                if (limits(group, limit)) {
                    return Optional.of(group);
                }
            }
        }
        return Optional.empty();
    }

    private static boolean limits(Path group, String limit) {
        try {
            Files.createDirectory(group);
            if (Files.exists(group.resolve(limit))) {
                Files.writeString(group.resolve(limit), "67108864");
                return true;
            }
            Files.delete(group);
        } catch (IOException e) {
            return false;
        }
        return false;
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
