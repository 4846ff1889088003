package dev.assay.agents;

import dev.assay.agents.job.Job;
import dev.assay.agents.preparation.Preparation;
import dev.assay.agents.preparation.StepOutcome;
import dev.assay.agents.preparation.Undoing;
import dev.assay.agents.recording.Recorder;
import dev.assay.collectors.clock.ClockReading;
import dev.assay.collectors.condition.DeviceFiles;
import dev.assay.collectors.condition.SystemServices;
import dev.assay.collectors.problem.AssayException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A device made ready for jobs. Transport failures throw {@link AgentException}; how a runner fared is no failure of the
 * session and stands in the bundle. Used by one thread; an interrupt ends the call in progress and the job with it.
 */
public interface DeviceSession extends AutoCloseable {
    /** The device's files, for conditions and facts. */
    DeviceFiles files();

    /** What its system services tell, for conditions that its files do not. */
    default SystemServices services() {
        return SystemServices.NONE;
    }

    /** The device's own tracer. */
    default Recorder recorder() {
        return Recorder.NONE;
    }

    /**
     * Tells what the session will deploy in all, so that none of it is removed to make room for another.
     *
     * @throws AgentException when one of them cannot be read
     */
    default void plan(Collection<Artifact> artifacts) throws AgentException {
        // What keeps everything removes nothing.
    }

    /**
     * Makes a file or folder present on the device under its content; what is there already is not sent again. Where the
     * device lacks room, what it was given for earlier plans is removed, what was used longest ago first.
     *
     * @return its absolute path on the device
     * @throws AgentException of NO_SPACE before anything is sent or removed, when it would not fit all the same
     */
    String deploy(Artifact artifact, DeployListener listener) throws AgentException, InterruptedException;

    /** The same of what nobody has hashed yet, with nobody listening. */
    default String deploy(Path immutable) throws AgentException, InterruptedException {
        return deploy(Artifact.unhashed(immutable), DeployListener.NONE);
    }

    /**
     * Asks the probe something that it answers at once: {@code facts}, {@code bandwidth}.
     *
     * @param arguments its subcommand and options
     * @param deadline after which it is ended
     * @return what it printed on standard output
     * @throws AgentException also when it ends with another code than 0, or not before the deadline
     */
    String probe(List<String> arguments, Duration deadline) throws AgentException, InterruptedException;

    /**
     * Holds the device's monotonic clock against this machine's, by round trips: some ms on a quick link.
     *
     * @return empty where this machine is the device: the two are one clock
     * @throws AssayException when the device cannot be reached, or one of the clocks jumped in between
     */
    default Optional<ClockReading> clock() throws AssayException, InterruptedException {
        return Optional.empty();
    }

    /** How to start the probe as a runner of a job: the device's path of its program. */
    String probeProgram();

    /**
     * Runs a job to its end and brings what the device wrote into {@code bundle}. A job already started under this id is
     * waited for, not started again.
     *
     * @param bundle an existing, empty folder on this machine; left unsealed
     */
    void run(Job job, Path bundle) throws AgentException, InterruptedException;

    /** What is done here while a job runs on a device by itself. */
    interface Meanwhile {
        Meanwhile NOTHING = () -> {};

        /** The device may be out of reach from its beginning to its end, and is again soon after. */
        void begin() throws InterruptedException;
    }

    /**
     * The same with something that is done once the device has the job and works alone. The job is asked for when that has come
     * to its end; a device that is away then is waited for. On a device that does not work alone nothing is done meanwhile.
     */
    default void run(Job job, Path bundle, Meanwhile meanwhile) throws AgentException, InterruptedException {
        run(job, bundle);
    }

    /**
     * Ends a job that an earlier coordinator left running on the device, so that it does not disturb what is measured next.
     * Nothing happens when there is none.
     */
    void abandon(String jobId) throws AgentException, InterruptedException;

    /**
     * Returns once the device answers; one that went away for a moment is waited for.
     *
     * @throws AgentException when it stays away
     */
    default void reach() throws AgentException, InterruptedException {
        // What is no link away is there.
    }

    /** What an earlier session had left prepared, because it was cut off, and this one undid when it was opened. */
    default List<Undoing> recovered() {
        return List.of();
    }

    /**
     * Brings the device into the states asked for. What is so already is left alone; to ask again, before each trial, costs
     * a look. All is undone by {@link #restore}, at the latest when the session is closed, and when it never comes to that,
     * by the next session.
     *
     * @return an outcome a step, in their order
     */
    default List<StepOutcome> prepare(Preparation wanted) throws AgentException, InterruptedException {
        return wanted.steps().stream()
                .<StepOutcome>map(
                        step -> new StepOutcome.NotPrepared(step, "no way to set it on a device of this kind is known"))
                .toList();
    }

    /**
     * Undoes what {@link #prepare} changed, also for a thread that was interrupted.
     *
     * @throws AgentException when the device is away; the next session undoes it then
     */
    default List<Undoing> restore() throws AgentException {
        return List.of();
    }

    /** Undoes what was prepared and lets the device go. */
    @Override
    void close();
}
