package dev.assay.agents.ondevice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProbeCommandLineTest {
    @TempDir
    Path folder;

    private record Said(int code, String text) {}

    private static Said probe(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(ProbeJob.program("probe").toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), text);
    }

    @Test
    void hashesFilesAsSha256sumDoes() throws Exception {
        Path file = Files.writeString(folder.resolve("a"), "abc");

        assertThat(probe("hash", file.toString()))
                .isEqualTo(new Said(
                        0, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  " + file + "\n"));
    }

    @Test
    void hashesTheOtherFilesWhenOneCannotBeRead() throws Exception {
        Path file = Files.writeString(folder.resolve("a"), "");

        Said said = probe("hash", folder.resolve("none").toString(), file.toString());

        assertThat(said.code()).isEqualTo(1);
        assertThat(said.text()).contains("none: No such file or directory").contains("e3b0c442");
    }

    @Test
    void helpShowsEveryCommandAndVersionIsOneLine() throws Exception {
        assertThat(probe("--help").text())
                .contains(
                        "probe run",
                        "probe start",
                        "probe status",
                        "probe stop",
                        "probe collect",
                        "probe hash",
                        "probe store",
                        "probe facts",
                        "probe bandwidth",
                        "probe bench",
                        "probe clock",
                        "probe rest",
                        "Exit codes",
                        "Example");
        assertThat(probe("--version").text()).matches("probe \\d+\\.\\d+\\.\\d+\n");
    }

    @ParameterizedTest
    @CsvSource({
        "run, JOB.json is missing",
        "run job.json, --bundle DIR is missing",
        "run job.json --bundle b --fast, unexpected '--fast'",
        "run job.json --bundle b --remove, run: unexpected '--remove'",
        "start --jobs d, start: JOB.json is missing",
        "stop id, stop: --jobs DIR is missing",
        "collect --remove --jobs d, collect: ID is missing",
        "facts --fast, expected nothing or --sysfs-root DIR",
        "facts --sysfs-root /nowhere/at/all, No such file or directory",
        "clock now, probe run JOB.json --bundle DIR",
        "bandwidth --threads 0, found '--threads 0'",
        "bandwidth --seconds nan, found '--seconds nan'",
        "fly, probe run JOB.json --bundle DIR",
    })
    void wrongUsageIsRefusedAndNamed(String arguments, String expected) throws Exception {
        Said said = probe(arguments.split(" "));

        assertThat(said.code()).isEqualTo(2);
        assertThat(said.text()).contains(expected);
    }

    @Test
    void aBadJobIsRefusedWithTheKeyAtFaultAndLeavesNoBundle() throws Exception {
        Path job = Files.writeString(
                folder.resolve("job.json"),
                ProbeJob.misbehaving("exit=0").deadline(0).json());

        Said said = probe("run", job.toString(), "--bundle", folder.resolve("b").toString());

        assertThat(said.code()).isEqualTo(2);
        assertThat(said.text())
                .isEqualTo("probe: " + job + ": limits.deadline_ms: expected a whole number from 1 to 604800000\n");
        assertThat(folder.resolve("b")).doesNotExist();
    }

    @Test
    void aBundleIsWrittenOnce() throws Exception {
        ProbeRun first = ProbeJob.misbehaving("exit=0").run(folder);
        byte[] trace = Files.readAllBytes(first.bundle().resolve("trace.bin"));

        ProbeRun second = ProbeJob.misbehaving("exit=1").run(folder);

        assertThat(second.exitCode()).isEqualTo(2);
        assertThat(second.complaint()).contains("trace.bin: File exists");
        assertThat(first.bundle().resolve("trace.bin")).hasBinaryContent(trace);
    }
}
