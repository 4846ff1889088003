package dev.assay.agents.ondevice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.collectors.bundle.EventsReader;
import dev.assay.collectors.event.Event;
import dev.assay.collectors.trace.RunnerEnd.Dropped;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a runner says is kept, and what it is told is exactly the job's. */
class ProbeOutputTest {
    private static final long LIMIT = 4L << 20;

    @TempDir
    Path folder;

    @Test
    void outputBeyondFourMebibytesIsDroppedAndCounted() throws Exception {
        ProbeRun run = ProbeJob.misbehaving("out=6291456", "err=10", "err=4194304", "exit=0")
                .run(folder);

        assertThat(run.outcome().exitCode()).isZero();
        assertThat(Files.size(run.bundle().resolve("runner.out"))).isEqualTo(LIMIT);
        assertThat(Files.size(run.bundle().resolve("runner.err"))).isEqualTo(LIMIT);
        assertThat(run.end().dropped()).isEqualTo(new Dropped(6291456 - LIMIT, 10));
    }

    @Test
    void garbageIsKeptByteForByte() throws Exception {
        ProbeRun run =
                ProbeJob.running("/bin/sh", "-c", "printf '\\377\\000\\n'").run(folder);

        assertThat(Files.readAllBytes(run.bundle().resolve("runner.out"))).containsExactly(0xff, 0, '\n');
    }

    @Test
    void eventsComeThroughDescriptorThree() throws Exception {
        String events =
                "{\"event\":\"hello\",\"protocol\":1,\"runner\":\"sh\",\"runtime\":\"sh\",\"runtime_version\":\"1\"}\n"
                        + "{\"event\":\"end\",\"at\":1,\"checksum\":\"none\"}\n";

        ProbeRun run = ProbeJob.running("/bin/sh", "-c", "printf %s \"$EVENTS\" >&3")
                .with(Map.of("EVENTS", events))
                .speakingEvents()
                .run(folder);

        assertThat(EventsReader.read(run.bundle().resolve("events.jsonl")).all())
                .last()
                .isEqualTo(new Event.End(1, "none"));
    }

    @Test
    void aRunnerThatSpeaksOutputHasNoEventsAndNoDescriptorButTheStandardOnes() throws Exception {
        ProbeRun run = ProbeJob.misbehaving("descriptors").run(folder);

        assertThat(run.kept("runner.out")).isEqualTo("0 1 2 ");
        assertThat(run.bundle().resolve("events.jsonl")).doesNotExist();
    }

    @Test
    void argumentsReachTheRunnerAsTheyAreAndTheJobBehindThem() throws Exception {
        ProbeRun run = ProbeJob.misbehaving("arguments", "a b; $(touch x) 'q'")
                .speakingEvents()
                .run(folder);

        assertThat(run.kept("runner.out").lines())
                .containsExactly(
                        ProbeJob.program("misbehave").toString(),
                        "arguments",
                        "a b; $(touch x) 'q'",
                        "--job",
                        folder.resolve("job.json").toRealPath().toString());
    }

    @Test
    void theEnvironmentIsTheJobsAndFourNamesMore() throws Exception {
        ProbeRun run =
                ProbeJob.misbehaving("environment").with(Map.of("ADDED", "yes")).run(folder);

        assertThat(run.kept("runner.out").lines().map(line -> line.substring(0, line.indexOf('='))))
                .contains("ADDED", "LANG", "PATH")
                .isSubsetOf("ADDED", "LANG", "PATH", "HOME", "TMPDIR");
    }
}
