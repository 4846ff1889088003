package dev.assay.harness.run;

import dev.assay.agents.AgentException;
import dev.assay.agents.DeviceSession;
import dev.assay.agents.DeviceSession.Meanwhile;
import dev.assay.agents.job.Job;
import dev.assay.agents.recording.Recorder.Reply;
import dev.assay.collectors.bundle.BundleFiles;
import dev.assay.collectors.bundle.RecordedChannels;
import dev.assay.collectors.perfetto.PerfettoConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * A job with the device's own tracer beside it, where the plan asks for that. What the tracer does not do, or what of it does
 * not arrive, is a reason in the trial's document and no failure of the trial.
 */
record RecordedJob(DeviceSession session, Optional<PerfettoConfig> config) {
    /** Beyond the runner's deadline: the way to the device, and what the probe needs to end it. */
    private static final Duration BEYOND = Duration.ofMinutes(5);

    /** Until the tracer's sources have started: they must be there before the runner is. */
    private static final Duration STARTING = Duration.ofMillis(300);

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /**
     * Runs the job to its end, as {@link DeviceSession#run(Job, Path, Meanwhile)}.
     *
     * @param bundle gets the recording beside what the probe left
     * @throws AgentException when the job did not come to its end, or the device is lost before it began
     */
    RecordingOutcome run(Job job, Path bundle, Meanwhile meanwhile) throws AgentException, InterruptedException {
        if (config.isEmpty()) {
            session.run(job, bundle, meanwhile);
            return new RecordingOutcome.NotAsked();
        }
        String text = config.get()
                .text(job.hold().plusMillis(job.limits().deadlineMs()).plus(BEYOND));
        if (session.recorder().start(job.id(), text) instanceof Reply.Refused refused) {
            session.run(job, bundle, meanwhile);
            return new RecordingOutcome.Refused("it did not start: " + refused.why());
        }
        try {
            Thread.sleep(STARTING);
            session.run(job, bundle, meanwhile);
            return stopped(job.id(), bundle.resolve(BundleFiles.RECORDING));
        } catch (AgentException | InterruptedException e) {
            session.recorder().leave(job.id());
            throw e;
        }
    }

    private RecordingOutcome stopped(String id, Path recording) throws InterruptedException {
        try {
            return switch (session.recorder().stop(id, recording, PATIENCE)) {
                case Reply.Refused refused -> new RecordingOutcome.Refused(refused.why());
                case Reply.Done _ -> new RecordingOutcome.Kept(RecordedChannels.losses(recording));
            };
        } catch (AgentException e) {
            removePart(recording);
            session.recorder().leave(id);
            return new RecordingOutcome.NotFetched(e);
        }
    }

    private static void removePart(Path recording) {
        try {
            Files.deleteIfExists(recording);
        } catch (IOException e) {
            // A recording that ends in the middle is read as far as it goes, and tells so.
        }
    }

    /** The file that {@link #run} left. */
    static Optional<Path> recording(Path bundle) {
        return Optional.of(bundle.resolve(BundleFiles.RECORDING)).filter(Files::exists);
    }
}
