package dev.assay.agents.ondevice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.agents.job.Job;
import dev.assay.collectors.bundle.TrialDocument.Outcome;
import dev.assay.collectors.sampling.ChannelRequest;
import dev.assay.collectors.sampling.ProcessGroups;
import dev.assay.collectors.sampling.SamplingGroup;
import dev.assay.collectors.trace.RunnerEnd.How;
import dev.assay.collectors.verdict.Failure;
import dev.assay.collectors.verdict.Outcomes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A value above a limit of the job ends the runner with all that it started, and the record says which value. */
class ProbeLimitsTest {
    private static final long DEADLINE_MS = 20_000;
    private static final Job.Limits BELOW_85_C = new Job.Limits(DEADLINE_MS, 85.0, null);

    @TempDir
    Path folder;

    private Path zone;
    private String word;

    @BeforeEach
    void aThermalZone() throws Exception {
        zone = Files.writeString(folder.resolve("temp"), "84900\n");
        word = folder.getFileName().toString();
    }

    private List<SamplingGroup> temperature() {
        ChannelRequest channel = ChannelRequest.ofFile("cpu_thermal_c", "°C", "cpu-thermal", zone.toString(), 0.001);
        return List.of(new SamplingGroup("thermal", 100, null, null, List.of(channel)));
    }

    /** The file's place is kept, as that of a node of the kernel is: it is read anew, not opened anew. */
    private void becomes(String text) throws Exception {
        Files.writeString(zone, text);
    }

    private ProbeRun ended(ProbeRun run) throws Exception {
        run.finished();
        Files.copy(folder.resolve("job.json"), run.bundle().resolve("job.json"), StandardCopyOption.REPLACE_EXISTING);
        return run;
    }

    @Test
    void givenADeviceThatGrowsTooHotThenTheRunnerIsEndedAndTheTrialSaysWhatWasExceeded() throws Exception {
        ProbeRun run = ProbeJob.misbehaving("hang")
                .sampling(temperature())
                .limits(BELOW_85_C)
                .start(folder)
                .sampling("cpu_thermal_c");

        becomes("85100\n");
        Outcome outcome = Outcomes.read(ended(run).bundle());

        assertThat(run.outcome().how()).isEqualTo(How.TEMPERATURE_LIMIT);
        assertThat(run.marks()).containsExactly("runner_started", "temperature_limit", "term_sent", "runner_ended");
        assertThat(outcome.failure()).isEqualTo(Failure.LIMIT_EXCEEDED);
        assertThat(outcome.detail())
                .isEqualTo("the device grew hotter than the job allows: cpu_thermal_c was 85.1 °C, the limit is 85 °C");
    }

    @Test
    void givenARunnerThatIgnoresTheFirstSignalThenItsWholeTreeIsKilled() throws Exception {
        ProbeRun run = ProbeJob.misbehaving("ignore-term", "leave-child", "leave-daemon", "leave-orphan", "hang", word)
                .sampling(temperature())
                .limits(BELOW_85_C)
                .start(folder)
                .sampling("cpu_thermal_c");

        becomes("90000\n");
        run.finished();

        assertThat(run.marks())
                .containsExactly("runner_started", "temperature_limit", "term_sent", "kill_sent", "runner_ended");
        assertThat(Processes.misbehaving(word)).isEmpty();
    }

    @Test
    void givenTheLimitItselfThenNothingIsExceeded() throws Exception {
        becomes("85000\n");

        ProbeRun run = ProbeJob.misbehaving("hang")
                .sampling(temperature())
                .limits(new Job.Limits(300, 85.0, null))
                .run(folder);

        assertThat(run.channel("cpu_thermal_c").max().orElseThrow()).isEqualTo(85);
        assertThat(run.outcome().how()).isEqualTo(How.TIMED_OUT);
    }

    @Test
    void givenAChannelOfAnotherUnitThenItIsNotHeldAgainstTheTemperature() throws Exception {
        ChannelRequest watts = ChannelRequest.ofFile("power_w", "W", "rail", zone.toString(), 1);
        ProbeRun run = ProbeJob.misbehaving("hang")
                .sampling(
                        List.of(temperature().getFirst(), new SamplingGroup("power", 100, null, null, List.of(watts))))
                .limits(new Job.Limits(300, 85.0, null))
                .run(folder);

        assertThat(run.channel("power_w").max().orElseThrow()).isGreaterThan(85);
        assertThat(run.outcome().how()).isEqualTo(How.TIMED_OUT);
    }

    @Test
    void givenARunnerThatTakesTooMuchMemoryThenItIsEnded() throws Exception {
        ProbeRun run = ProbeJob.misbehaving("touch=120", "hang")
                .sampling(ProcessGroups.of(100, 0))
                .limits(new Job.Limits(DEADLINE_MS, null, 100_000_000L))
                .start(folder);

        Outcome outcome = Outcomes.read(ended(run).bundle());

        assertThat(run.outcome().how()).isEqualTo(How.MEMORY_LIMIT);
        assertThat(outcome.failure()).isEqualTo(Failure.LIMIT_EXCEEDED);
        assertThat(outcome.detail())
                .matches("the runner used more memory than the job allows: rss_bytes was 1\\d{8} B, "
                        + "the limit is 100000000 B");
    }

    @Test
    void givenResidentAndProportionalMemoryThenWhatIsReadPromptlyIsHeldAgainstTheLimit() throws Exception {
        assertThat(exceeding(ProcessGroups.of(100, 50))).startsWith("rss_bytes was ");
    }

    @Test
    void givenProportionalMemoryAloneThenThatIsHeldAgainstTheLimit() throws Exception {
        assertThat(exceeding(List.of(ProcessGroups.of(100, 50).getLast()))).startsWith("pss_bytes was ");
    }

    private String exceeding(List<SamplingGroup> groups) throws Exception {
        ProbeRun run = ProbeJob.misbehaving("touch=120", "hang")
                .sampling(groups)
                .limits(new Job.Limits(DEADLINE_MS, null, 100_000_000L))
                .start(folder);

        ended(run);

        return run.outcome().detail();
    }
}
