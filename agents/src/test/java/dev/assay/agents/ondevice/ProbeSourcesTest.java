package dev.assay.agents.ondevice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.collectors.sampling.ChannelRequest;
import dev.assay.collectors.sampling.ProcessGroups;
import dev.assay.collectors.sampling.SamplingGroup;
import dev.assay.collectors.trace.RunnerEnd.How;
import dev.assay.collectors.trace.SampledGroup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files, commands and processes are sources of one kind: what gives a number is sampled, what does not is absent. */
class ProbeSourcesTest {
    @TempDir
    Path folder;

    private static SamplingGroup files(int hz, ChannelRequest... channels) {
        return new SamplingGroup("files", hz, null, null, List.of(channels));
    }

    private static SamplingGroup command(String script, int columns) {
        List<ChannelRequest> channels = java.util.stream.IntStream.range(0, columns)
                .mapToObj(column -> ChannelRequest.ofColumn("column" + column, "W", "script", column, 1))
                .toList();
        return new SamplingGroup("command", 100, null, List.of("/bin/sh", "-c", script), channels);
    }

    private ProbeRun run(SamplingGroup... groups) throws Exception {
        return ProbeJob.misbehaving("hang")
                .deadline(400)
                .sampling(List.of(groups))
                .run(folder);
    }

    @Test
    void numbersOfAFileAreFoundByTheTextBeforeThemAndScaled() throws Exception {
        Path node = Files.writeString(folder.resolve("node"), "first: 12 kB\nrates 1.5 -2e3 7\n");

        ProbeRun run = run(files(
                50,
                ChannelRequest.ofText("first_bytes", "B", "node", node.toString(), "first:", 0, 1024),
                ChannelRequest.ofText("second_hz", "Hz", "node", node.toString(), "rates", 1, 1)));

        assertThat(run.channel("first_bytes").values()).isNotEmpty().containsOnly(12 * 1024);
        assertThat(run.channel("second_hz").values()).isNotEmpty().containsOnly(-2000);
        assertThat(run.channel("second_hz").times())
                .as("one reading of the file gives both")
                .isEqualTo(run.channel("first_bytes").times());
    }

    @Test
    void channelsOfTwoFilesHaveTimesOfTheirOwn() throws Exception {
        ProbeRun run = run(files(
                100,
                ChannelRequest.ofFile("uptime_s", "s", "/proc/uptime", "/proc/uptime", 1),
                ChannelRequest.ofFile("load", "1", "/proc/loadavg", "/proc/loadavg", 1)));

        assertThat(run.channel("load").timeNs(0))
                .isGreaterThan(run.channel("uptime_s").timeNs(0));
        // /proc/uptime counts from the monotonic clock's zero, suspended time apart, in hundredths of a second
        assertThat(run.channel("uptime_s").value(0))
                .isGreaterThanOrEqualTo(run.channel("uptime_s").timeNs(0) / 1e9 - 0.02);
    }

    @Test
    void whatIsNoNumberIsAbsentAndCounted() throws Exception {
        Path node = Files.writeString(folder.resolve("node"), "N/A\n");

        ProbeRun run = run(files(
                50,
                ChannelRequest.ofFile("garbage_w", "W", "node", node.toString(), 1),
                ChannelRequest.ofFile(
                        "missing_w", "W", "none", folder.resolve("none").toString(), 1),
                ChannelRequest.ofFile("load", "1", "/proc/loadavg", "/proc/loadavg", 1)));

        SampledGroup group = run.group("files");
        assertThat(group.unread()).isEqualTo(Map.of("garbage_w", group.ticks(), "missing_w", group.ticks()));
        assertThat(run.channel("garbage_w").count()).isZero();
        assertThat(run.channel("missing_w").count()).isZero();
        assertThat(run.channel("load").count()).isEqualTo((int) group.ticks());
    }

    @Test
    void aCommandsColumnsAreSampledAndItIsKilledAtTheEnd() throws Exception {
        Path pid = folder.resolve("pid");

        ProbeRun run = run(command("echo $$ > " + pid + "; while :; do echo '1.5, [N/A], 300'; sleep 0.02; done", 3));

        assertThat(run.outcome().how()).isEqualTo(How.TIMED_OUT);
        assertThat(run.channel("column0").values()).isNotEmpty().containsOnly(1.5);
        assertThat(run.channel("column1").count()).isZero();
        assertThat(run.channel("column2").values()).containsOnly(300);
        assertThat(run.group("command").unread()).containsOnlyKeys("column1");
        assertThat(run.group("command").commandEnded()).isNull();
        assertThat(ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())))
                .isEmpty();
    }

    @Test
    void aCommandThatDiesLeavesTheTrialAloneAndSaysHowItEnded() throws Exception {
        ProbeRun run = run(command("echo 7; exit 3", 1));

        assertThat(run.exitCode()).isZero();
        assertThat(run.outcome().how()).isEqualTo(How.TIMED_OUT);
        assertThat(run.channel("column0").values()).containsExactly(7);
        assertThat(run.group("command").commandEnded()).isEqualTo("exit code 3");
        assertThat(run.group("command").lostTicks()).isPositive();
    }

    @Test
    void aCommandThatPrintsGarbageHasNoSample() throws Exception {
        ProbeRun run = run(command("head -c 100000 /dev/zero; echo; echo '%s%n'; seq 1 3 | tr '\\n' x; sleep 9", 1));

        assertThat(run.exitCode()).isZero();
        assertThat(run.channel("column0").count()).isZero();
        assertThat(run.group("command").unread()).isEqualTo(Map.of("column0", 2L));
    }

    @Test
    void aCommandThatIsMissingIsAnEndedCommand() throws Exception {
        ProbeRun run = run(new SamplingGroup(
                "command",
                10,
                null,
                List.of("/no/such/tool"),
                List.of(ChannelRequest.ofColumn("w", "W", "tool", 0, 1))));

        assertThat(run.outcome().how()).isEqualTo(How.TIMED_OUT);
        assertThat(run.group("command").commandEnded()).isEqualTo("exit code 127");
    }

    @Test
    void whatACommandUsesIsTheProbesAndNotTheRunners() throws Exception {
        ProbeRun run = run(command("echo 1; while :; do :; done", 1));

        double runner = run.end().rusage().utimeS() + run.end().rusage().stimeS();
        assertThat(run.group("command").cpuS()).isGreaterThan(runner);
        assertThat(run.end().probe().cpuS())
                .isGreaterThanOrEqualTo(run.group("command").cpuS());
    }

    @Test
    void whatACommandStartedIsNotTheRunnersEither() throws Exception {
        ProbeRun run = run(command("(while :; do :; done) & echo 1; wait", 1));

        double runner = run.end().rusage().utimeS() + run.end().rusage().stimeS();
        assertThat(run.end().probe().cpuS()).isGreaterThan(runner);
    }

    @Test
    void aSlowSourceDoesNotDelayAFastOne() throws Exception {
        SamplingGroup slow = new SamplingGroup(
                "slow", 1000, null, null, List.of(ChannelRequest.ofProcess("pss_bytes", "B", "smaps_rollup", "pss")));
        SamplingGroup fast = ProcessGroups.of(100, 0).getFirst();

        ProbeRun run = ProbeJob.misbehaving("touch=400", "hang")
                .deadline(1500)
                .sampling(List.of(slow, fast))
                .run(folder);

        assertThat(run.group("slow").lostPct().orElseThrow())
                .isGreaterThan(run.group("process").lostPct().orElseThrow());
    }

    @Test
    void everyQuantityOfProcessesIsSampled() throws Exception {
        ProbeRun run = ProbeJob.misbehaving("touch=20", "hang").deadline(600).run(folder);

        assertThat(run.trace().traces().values())
                .allSatisfy(trace ->
                        assertThat(trace.count()).as(trace.channel().name()).isPositive());
        assertThat(run.channel("hwm_bytes").max().orElseThrow()).isGreaterThan(20 << 20);
        assertThat(run.channel("minor_faults").max().orElseThrow()).isGreaterThan((20 << 20) / 4096);
        assertThat(run.channel("voluntary_switches").max()).isPresent();
    }

    @Test
    void aProbeThatSamplesNothingDoesNotWakeUp() throws Exception {
        ProbeRun run = ProbeJob.misbehaving("hang")
                .deadline(20_000)
                .sampling(List.of())
                .start(folder)
                .started();
        long before = sleeps(run.probe());

        Thread.sleep(1200); // what is observed: no timer of the probe ends within this time
        long after = sleeps(run.probe());
        new ProcessBuilder("kill", Long.toString(run.probe().pid())).start().waitFor();
        run.finished();

        assertThat(after).isEqualTo(before);
        assertThat(run.trace().traces()).isEmpty();
        assertThat(run.end().probe().groups()).isEmpty();
    }

    /** How often a process has gone to sleep, once it sleeps. */
    private static long sleeps(Process process) throws Exception {
        Path status = Path.of("/proc/" + process.pid() + "/status");
        String text;
        do {
            text = Files.readString(status);
        } while (!text.contains("State:\tS"));
        return text.lines()
                .filter(line -> line.startsWith("voluntary_ctxt_switches:"))
                .mapToLong(line -> Long.parseLong(line.split("\\s+")[1]))
                .sum();
    }
}
