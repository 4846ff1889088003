package dev.assay.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.agents.job.Job;
import dev.assay.agents.job.JobJson;
import dev.assay.collectors.bundle.BundleFiles;
import dev.assay.collectors.condition.Condition;
import dev.assay.collectors.condition.Conditions;
import dev.assay.collectors.fixture.TraceBytes;
import dev.assay.harness.config.Processors;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a trial says of the processors that its runner was to run on; traces are made up. */
class AffinityOfTrialsTest {
    private static final Affinity NONE = new Affinity(Optional.empty());
    private static final Affinity ASKED = new Affinity(Optional.of(Processors.parse("4-5")));
    private static final Conditions READ = new Conditions(Instant.EPOCH, List.of());

    @TempDir
    Path bundle;

    private static Job job() {
        return BareJob.withDeadline(30_000);
    }

    @Test
    void aJobNamesThemWhereTheSuiteDoesAndKeepsThemWhenItIsHeldBack() {
        byte[] asked = JobJson.write(ASKED.on(job()).held(Duration.ofSeconds(1)));

        assertThat(new String(asked, StandardCharsets.UTF_8)).contains("\"cpus\" : [ 4, 5 ]");
        assertThat(JobJson.read(asked).cpus()).containsExactly(4, 5);
        assertThat(new String(JobJson.write(NONE.on(job())), StandardCharsets.UTF_8))
                .doesNotContain("cpus");
    }

    @Test
    void aSuiteThatDoesNotAskHasNoReading() {
        assertThat(NONE.before(READ, bundle)).isEqualTo(READ);
        assertThat(ASKED.before(null, bundle)).isNull();
    }

    @Test
    void aRunnerThatStartedThereHasTheValue() throws Exception {
        assertThat(reading(started("runner_cpus", List.of(4, 5))).text()).isEqualTo("4-5");
    }

    @Test
    void whatRanElsewhereOrDoesNotSayIsAbsentWithTheReason() throws Exception {
        assertThat(reading(started("runner_cpus", List.of(0, 1, 2))).absent())
                .isEqualTo("asked for 4-5, not done: it ran on [0, 1, 2]");
        assertThat(reading(started("probe_cpu", 0)).absent())
                .isEqualTo("asked for 4-5, not done: what runs the jobs there does not say on which processors the"
                        + " runner ran");
    }

    @Test
    void aRunnerThatWasNotStartedHasTheProbesReason() throws Exception {
        TraceBytes trace = new TraceBytes()
                .header("run-1", Map.of("runner_cpus", List.of(4, 5)))
                .end(Map.of("how", "cpus_refused", "detail", "it may on 0-3"), 1, 1, 1, 0);

        assertThat(reading(trace).absent()).isEqualTo("asked for 4-5, not done: it may on 0-3");
        Files.delete(bundle.resolve(BundleFiles.TRACE));
        assertThat(ASKED.before(READ, bundle).find(Affinity.NAME).orElseThrow().absent())
                .isEqualTo("asked for 4-5, not done: no runner was started");
    }

    private static TraceBytes started(String key, Object value) {
        return new TraceBytes()
                .header("run-1", Map.of(key, value))
                .mark(1, "runner_started")
                .exited(0, 1, 1);
    }

    private Condition reading(TraceBytes trace) throws Exception {
        Files.write(bundle.resolve(BundleFiles.TRACE), trace.bytes());
        return ASKED.before(READ, bundle).find(Affinity.NAME).orElseThrow();
    }
}
