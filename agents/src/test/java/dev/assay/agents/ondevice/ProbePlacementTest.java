package dev.assay.agents.ondevice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.collectors.trace.RunnerEnd.How;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On a device with two processors the probe has one to itself where the runner's threads leave it one. */
class ProbePlacementTest {
    private static final String ALLOWED = "Cpus_allowed_list:";

    @TempDir
    Path folder;

    private List<String> cpus;

    @BeforeEach
    void twoProcessors() throws IOException {
        cpus = numbers(allowed(Files.readString(Path.of("/proc/self/status"))));
        assumeTrue(cpus.size() >= 2, "this machine has one processor");
        cpus = cpus.subList(0, 2);
    }

    @Test
    void aRunnerOfOneThreadIsKeptOffTheProbesProcessor() throws Exception {
        ProbeRun run = onTwoProcessors(1);

        Integer probes = run.trace().header().orElseThrow().probeCpu();
        assertThat(probes).isNotNull();
        assertThat(cpus).contains(probes.toString());
        assertThat(numbers(allowed(run.kept("runner.out"))))
                .containsExactlyElementsOf(cpus.stream()
                        .filter(cpu -> !cpu.equals(probes.toString()))
                        .toList());
    }

    @Test
    void aRunnerOfTwoThreadsSharesBothWithTheProbe() throws Exception {
        ProbeRun run = onTwoProcessors(2);

        assertThat(run.trace().header().orElseThrow().probeCpu()).isNull();
        assertThat(numbers(allowed(run.kept("runner.out")))).isEqualTo(cpus);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void aRunnerWhoseJobNamesAProcessorRunsThereAloneAndTheProbeOnTheOther(int asked) throws Exception {
        int processor = Integer.parseInt(cpus.get(asked));

        ProbeRun run = through(ProbeJob.running("/bin/grep", ALLOWED, "/proc/self/status")
                .threads(2)
                .cpus(List.of(processor)));

        assertThat(run.trace().header().orElseThrow().runnerCpus()).containsExactly(processor);
        assertThat(run.trace().header().orElseThrow().probeCpu()).isEqualTo(Integer.parseInt(cpus.get(1 - asked)));
        assertThat(numbers(allowed(run.kept("runner.out")))).containsExactly(cpus.get(asked));
    }

    @Test
    void aRunnerWhoseJobNamesAllProcessorsSharesThemWithTheProbe() throws Exception {
        List<Integer> both = cpus.stream().map(Integer::valueOf).toList();

        ProbeRun run = through(
                ProbeJob.running("/bin/grep", ALLOWED, "/proc/self/status").cpus(both));

        assertThat(run.trace().header().orElseThrow().runnerCpus()).isEqualTo(both);
        assertThat(run.trace().header().orElseThrow().probeCpu()).isNull();
        assertThat(numbers(allowed(run.kept("runner.out")))).isEqualTo(cpus);
    }

    /** The kernel would run it on the one that is there. */
    @Test
    void aRunnerOneOfWhoseProcessorsIsMissingIsNotStarted() throws Exception {
        int there = Integer.parseInt(cpus.getFirst());

        ProbeRun run = through(ProbeJob.running("/bin/echo", "started").cpus(List.of(there, 1023)));

        assertThat(run.exitCode()).isZero();
        assertThat(run.outcome().how()).isEqualTo(How.CPUS_REFUSED);
        assertThat(run.outcome().detail())
                .startsWith("it may not run on processors " + there + ",1023 (1023 not on this device); it may on ");
        assertThat(run.trace().marks()).isEmpty();
        assertThat(run.end().rusage()).isNull();
    }

    private ProbeRun through(ProbeJob job) throws IOException, InterruptedException {
        return job.start(folder, folder.resolve("bundle"), List.of("taskset", "--cpu-list", String.join(",", cpus)))
                .finished();
    }

    /** The runner prints where it may run. */
    private ProbeRun onTwoProcessors(int threads) throws IOException, InterruptedException {
        return through(
                ProbeJob.running("/bin/grep", ALLOWED, "/proc/self/status").threads(threads));
    }

    private static String allowed(String status) {
        return status.lines()
                .filter(line -> line.startsWith(ALLOWED))
                .map(line -> line.substring(ALLOWED.length()).strip())
                .findFirst()
                .orElseThrow();
    }

    /** Of a list as the kernel writes it, such as {@code 0-2,5}. */
    private static List<String> numbers(String list) {
        return Arrays.stream(list.split(","))
                .map(range -> range.split("-"))
                .flatMapToInt(ends ->
                        IntStream.rangeClosed(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1])))
                .mapToObj(Integer::toString)
                .toList();
    }
}
