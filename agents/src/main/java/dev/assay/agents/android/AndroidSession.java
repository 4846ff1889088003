package dev.assay.agents.android;

import dev.assay.agents.AgentException;
import dev.assay.agents.Artifact;
import dev.assay.agents.DeployListener;
import dev.assay.agents.DeviceSession;
import dev.assay.agents.job.Job;
import dev.assay.agents.preparation.Preparation;
import dev.assay.agents.preparation.StepOutcome;
import dev.assay.agents.preparation.Undoing;
import dev.assay.agents.recording.Recorder;
import dev.assay.agents.remote.RemoteSession;
import dev.assay.agents.remote.preparation.DevicePreparation;
import dev.assay.collectors.condition.DeviceFiles;
import dev.assay.collectors.condition.SystemServices;
import dev.assay.collectors.verdict.Failure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** A session as with any device far away, and what only Android has: a preparation that is undone. */
final class AndroidSession implements DeviceSession {
    private final RemoteSession remote;
    private final DevicePreparation preparation;
    private final List<Undoing> recovered;
    private final SystemServices services;
    private final Recorder recorder;

    /** Whether there may be something to undo that nobody has tried to undo yet. */
    private boolean prepared;

    private AndroidSession(
            RemoteSession remote,
            DevicePreparation preparation,
            List<Undoing> recovered,
            SystemServices services,
            Recorder recorder) {
        this.remote = remote;
        this.recorder = recorder;
        this.services = services;
        this.preparation = preparation;
        this.recovered = recovered;
    }

    /** @param remote this session's from here on, also when this fails */
    static AndroidSession begin(
            RemoteSession remote, DevicePreparation preparation, SystemServices services, Recorder recorder)
            throws AgentException, InterruptedException {
        try {
            return new AndroidSession(
                    remote, preparation, remote.persistently(preparation::recover), services, recorder);
        } catch (AgentException | InterruptedException | RuntimeException e) {
            remote.close();
            throw e;
        }
    }

    @Override
    public void reach() throws AgentException, InterruptedException {
        remote.reach();
    }

    @Override
    public List<Undoing> recovered() {
        return recovered;
    }

    @Override
    public List<StepOutcome> prepare(Preparation wanted) throws AgentException, InterruptedException {
        if (wanted.isNone()) {
            return List.of();
        }
        prepared = true;
        return remote.persistently(() -> preparation.prepare(wanted));
    }

    /** One try: whoever ends a run will not wait for a device that is gone. */
    @Override
    public List<Undoing> restore() throws AgentException {
        prepared = false;
        boolean interrupted = Thread.interrupted();
        try {
            return preparation.restore();
        } catch (InterruptedException e) {
            interrupted = true;
            throw new AgentException(
                    Failure.CANCELLED,
                    "the device's preparation is not undone",
                    preparation.device(),
                    "interrupted twice",
                    "the next session with the device undoes it: 'assay devices' is one",
                    e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        try {
            if (prepared) {
                restore();
            }
        } catch (AgentException e) {
            // The journal is on the device: the next session undoes it.
        } finally {
            remote.close();
        }
    }

    @Override
    public DeviceFiles files() {
        return remote.files();
    }

    @Override
    public SystemServices services() {
        return services;
    }

    @Override
    public Recorder recorder() {
        return recorder;
    }

    @Override
    public void plan(Collection<Artifact> artifacts) throws AgentException {
        remote.plan(artifacts);
    }

    @Override
    public String deploy(Artifact artifact, DeployListener listener) throws AgentException, InterruptedException {
        return remote.deploy(artifact, listener);
    }

    @Override
    public String probe(List<String> arguments, Duration deadline) throws AgentException, InterruptedException {
        return remote.probe(arguments, deadline);
    }

    @Override
    public String probeProgram() {
        return remote.probeProgram();
    }

    @Override
    public void run(Job job, Path bundle) throws AgentException, InterruptedException {
        remote.run(job, bundle);
    }

    @Override
    public void abandon(String jobId) throws AgentException, InterruptedException {
        remote.abandon(jobId);
        recorder.abandon(jobId);
    }
}
