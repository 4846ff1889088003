package dev.assay.agents.remote;

import dev.assay.agents.AgentException;
import dev.assay.agents.Artifact;
import dev.assay.agents.DeployListener;
import dev.assay.agents.DeviceSession;
import dev.assay.agents.job.Job;
import dev.assay.collectors.clock.ClockAnswer;
import dev.assay.collectors.clock.ClockReading;
import dev.assay.collectors.condition.DeviceFiles;
import dev.assay.collectors.problem.AssayException;
import dev.assay.collectors.verdict.Failure;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A session with a device at the far end of a link. When the link is cut, the device works on; the session waits for it to
 * come back and goes on where it was, within {@link #PATIENCE}.
 */
public final class RemoteSession implements DeviceSession {
    /** A device that is away for longer is lost: a cable is put back, a phone restarts in less. */
    public static final Duration PATIENCE = Duration.ofMinutes(2);

    /** A device that is lost so often within one step, and comes back, does not get anywhere. */
    private static final int MOST_LOSSES = 10;

    /** What the probe needs beyond the runner's deadline to end the runner's group and close the bundle. */
    private static final Duration PROBE_GRACE = Duration.ofSeconds(15);

    private static final Duration QUICK = Duration.ofSeconds(20);

    private final Link link;
    private final Duration patience;
    private final RemoteFiles files;
    private final ProbeProgram probe;
    private final DeviceStore store;
    private final RemoteJobs jobs;
    private final Lease lease;
    private final ProbeKeeper keeper;

    private RemoteSession(
            Link link, RemoteHome home, Path program, ProbeProgram probe, Lease lease, Duration patience) {
        this.link = link;
        this.patience = patience;
        this.probe = probe;
        this.store = new DeviceStore(link, home, probe);
        this.jobs = new RemoteJobs(link, home, probe);
        this.lease = lease;
        this.keeper = new ProbeKeeper(link, home, program, probe, store, lease);
        this.files = new RemoteFiles(link, probe, lease, keeper);
    }

    /**
     * Makes the device ready for jobs: it is this coordinator's alone, and what an earlier one left running is ended. The link is
     * the session's from here on, also when this fails.
     *
     * @param program the probe as built for the device
     * @param patience for a device that went away
     * @throws dev.assay.agents.DeviceBusyException where another coordinator measures on it
     */
    public static RemoteSession open(Link link, RemoteHome home, Path program, Duration patience)
            throws AgentException, InterruptedException {
        try {
            ProbeProgram probe = persistently(link, patience, () -> ProbeProgram.placed(link, home, program));
            Lease lease = new Lease(link, home, probe, Holder.self());
            List<String> leftJobs = persistently(link, patience, lease::take);
            RemoteSession session = new RemoteSession(link, home, program, probe, lease, patience);
            for (String job : leftJobs) {
                session.abandon(job);
            }
            return session;
        } catch (AgentException | InterruptedException | RuntimeException e) {
            link.close();
            throw e;
        }
    }

    @Override
    public DeviceFiles files() {
        return files;
    }

    @Override
    public void plan(Collection<Artifact> artifacts) throws AgentException {
        store.plan(artifacts);
    }

    @Override
    public String deploy(Artifact artifact, DeployListener listener) throws AgentException, InterruptedException {
        // Gigabytes take longer than a lease lasts.
        DeployListener kept = event -> {
            listener.on(event);
            lease.keepMeanwhile();
        };
        return persistently(() -> store.place(artifact, kept));
    }

    @Override
    public String probe(List<String> arguments, Duration deadline) throws AgentException, InterruptedException {
        return persistently(() -> probe.ask(arguments, deadline));
    }

    @Override
    public Optional<ClockReading> clock() throws AssayException, InterruptedException {
        List<ClockAnswer> answers = persistently(new RemoteClock(probe)::ask);
        return Optional.of(ClockReading.of(answers, Instant.now()));
    }

    @Override
    public String probeProgram() {
        return probe.path();
    }

    @Override
    public void run(Job job, Path bundle) throws AgentException, InterruptedException {
        run(job, bundle, Meanwhile.NOTHING);
    }

    @Override
    public void run(Job job, Path bundle, Meanwhile meanwhile) throws AgentException, InterruptedException {
        Duration longest = job.hold().plusMillis(job.limits().deadlineMs()).plus(PROBE_GRACE);
        try {
            persistently(() -> {
                jobs.start(job);
                return null;
            });
            // From here on: a device may have been away for longer than the job takes before it had it.
            long until = System.nanoTime() + longest.toNanos();
            meanwhile.begin();
            JobState state = persistently(() -> ended(job.id(), Duration.ofNanos(until - System.nanoTime())));
            if (state.state() == JobState.State.UNKNOWN) {
                throw Trouble.lost("cannot wait for the job " + job.id(), link, "the device does not know it any more");
            }
            persistently(() -> {
                jobs.fetch(job.id(), bundle);
                return null;
            });
            persistently(() -> {
                jobs.forget(job.id());
                return null;
            });
        } catch (InterruptedException e) {
            leave(job.id());
            throw e;
        }
    }

    private JobState ended(String id, Duration left) throws AgentException, InterruptedException {
        JobState state = left.isPositive() ? jobs.await(id, left) : jobs.status(id);
        if (state.state() == JobState.State.RUNNING) {
            jobs.abandon(id);
            throw new AgentException(
                    Failure.TIMED_OUT,
                    "the job " + id + " does not end",
                    link.name(),
                    "the probe did not end it at its deadline; it was stopped now",
                    "this is a defect of the probe, or the device was asleep: keep its log",
                    null);
        }
        return state;
    }

    /** The user will not wait for a device that is gone: one try. */
    private void leave(String jobId) {
        boolean interrupted = Thread.interrupted();
        try {
            if (link.reopen(Duration.ofSeconds(2))) {
                jobs.abandon(jobId);
            }
        } catch (AgentException e) {
            // The job ends by its own deadline; the next session abandons it before it measures.
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void abandon(String jobId) throws AgentException, InterruptedException {
        persistently(() -> {
            jobs.abandon(jobId);
            return null;
        });
    }

    @Override
    public void reach() throws AgentException, InterruptedException {
        persistently(() -> link.run(List.of("true"), QUICK));
    }

    @Override
    public void close() {
        lease.giveUp();
        link.close();
    }

    /** Work on the device that may be taken again from its beginning. */
    public interface Step<T> {
        T take() throws AgentException, InterruptedException;
    }

    /** Takes the step, and again each time the device was lost in it and came back, and once where the probe was gone. */
    public <T> T persistently(Step<T> step) throws AgentException, InterruptedException {
        return persistently(
                link,
                patience,
                () -> keeper.with(() -> {
                    lease.keep();
                    return step.take();
                }));
    }

    /** Takes the step again each time the device was lost and came back. */
    private static <T> T persistently(Link link, Duration patience, Step<T> step)
            throws AgentException, InterruptedException {
        for (int losses = 1; ; losses++) {
            try {
                return step.take();
            } catch (AgentException e) {
                if (e.failure() != Failure.DEVICE_LOST || losses == MOST_LOSSES || !link.reopen(patience)) {
                    throw e;
                }
            }
        }
    }
}
