package dev.assay.agents.ondevice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.collectors.bundle.BundleException;
import dev.assay.collectors.bundle.TraceReader;
import dev.assay.collectors.trace.RunnerEnd;
import dev.assay.collectors.trace.SampledGroup;
import dev.assay.collectors.trace.Trace;
import dev.assay.collectors.trace.TraceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The probe at work on one job, or what it left. */
record ProbeRun(Process probe, Path bundle, Path complaints) {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Waits for the probe's end. */
    ProbeRun finished() throws InterruptedException {
        assertThat(probe.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .as("the probe ends within %s", PATIENCE)
                .isTrue();
        return this;
    }

    int exitCode() {
        return probe.exitValue();
    }

    String complaint() throws IOException {
        return Files.readString(complaints);
    }

    TraceFile trace() throws BundleException {
        return TraceReader.read(bundle.resolve("trace.bin"));
    }

    /** The whole trace's end record; fails when anything in the trace is damaged. */
    RunnerEnd end() throws BundleException {
        TraceFile trace = trace();
        assertThat(trace.damage()).isEmpty();
        return trace.end().orElseThrow();
    }

    SampledGroup group(String name) throws BundleException {
        return end().probe().groups().stream()
                .filter(group -> group.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    RunnerEnd.Outcome outcome() throws BundleException {
        return end().outcome();
    }

    List<String> marks() throws BundleException {
        return trace().marks().stream().map(TraceFile.Mark::mark).toList();
    }

    Trace channel(String name) throws BundleException {
        return trace().trace(name).orElseThrow();
    }

    long runnerPid() throws BundleException {
        return trace().marks().getFirst().pid();
    }

    String kept(String name) throws IOException {
        return Files.readString(bundle.resolve(name));
    }

    /** Waits until the probe has written samples of a channel to the medium. */
    ProbeRun sampling(String channel) throws BundleException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.exists(bundle.resolve("trace.bin"))
                || !hasBegun()
                || channel(channel).count() == 0) {
            assertThat(System.nanoTime()).as("samples within %s", PATIENCE).isLessThan(until);
            Thread.onSpinWait();
        }
        return this;
    }

    /** Waits until the probe has written that the runner was started. */
    ProbeRun started() throws BundleException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.exists(bundle.resolve("trace.bin"))
                || !hasBegun()
                || trace().marks().isEmpty()) {
            assertThat(System.nanoTime()).as("a runner within %s", PATIENCE).isLessThan(until);
            Thread.onSpinWait();
        }
        return this;
    }

    private boolean hasBegun() throws BundleException {
        try {
            return Files.size(bundle.resolve("trace.bin")) > 8
                    && trace().header().isPresent();
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether a process ends within the patience of a test; true as well when it is gone already. */
    static boolean ends(long pid) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (ProcessHandle.of(pid).isPresent()) {
            if (System.nanoTime() > until) {
                return false;
            }
            Thread.onSpinWait();
        }
        return true;
    }
}
