package dev.assay.harness.run;

import dev.assay.agents.AgentException;
import dev.assay.agents.DeviceSession;
import dev.assay.agents.job.Job;
import dev.assay.agents.recording.Recorder.Reply;
import dev.assay.collectors.bundle.BundleFiles;
import dev.assay.collectors.bundle.RecordedChannels;
import dev.assay.collectors.perfetto.PerfettoConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * A job with the device's own tracer beside it, where the plan asks for that. What the tracer does not do is a reason in the
 * trial's document and no failure of the trial.
 */
record RecordedJob(DeviceSession session, Optional<PerfettoConfig> config) {
    /** Beyond the runner's deadline: the way to the device, and what the probe needs to end it. */
    private static final Duration BEYOND = Duration.ofMinutes(5);

    /** Until the tracer's sources have started: they must be there before the runner is. */
    private static final Duration STARTING = Duration.ofMillis(300);

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /**
     * Runs the job to its end, as {@link DeviceSession#run}.
     *
     * @param bundle gets the recording beside what the probe left
     * @return what became of the recording, in words; empty where none was asked for
     */
    Optional<String> run(Job job, Path bundle) throws AgentException, InterruptedException {
        if (config.isEmpty()) {
            session.run(job, bundle);
            return Optional.empty();
        }
        String text =
                config.get().text(Duration.ofMillis(job.limits().deadlineMs()).plus(BEYOND));
        if (session.recorder().start(job.id(), text) instanceof Reply.Refused refused) {
            session.run(job, bundle);
            return Optional.of("it did not start: " + refused.why());
        }
        try {
            Thread.sleep(STARTING);
            session.run(job, bundle);
        } catch (AgentException | InterruptedException e) {
            session.recorder().leave(job.id());
            throw e;
        }
        Path recording = bundle.resolve(BundleFiles.RECORDING);
        return Optional.of(
                switch (session.recorder().stop(job.id(), recording, PATIENCE)) {
                    case Reply.Refused refused -> refused.why();
                    case Reply.Done _ -> RecordedChannels.losses(recording).orElse("whole");
                });
    }

    /** The file that {@link #run} left. */
    static Optional<Path> recording(Path bundle) {
        return Optional.of(bundle.resolve(BundleFiles.RECORDING)).filter(Files::exists);
    }
}
