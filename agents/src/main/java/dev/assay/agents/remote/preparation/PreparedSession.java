package dev.assay.agents.remote.preparation;

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
import dev.assay.collectors.clock.ClockReading;
import dev.assay.collectors.condition.DeviceFiles;
import dev.assay.collectors.condition.SystemServices;
import dev.assay.collectors.problem.AssayException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** A session with a device far away that is prepared and undone; also with the services and the tracer of one that has them. */
public final class PreparedSession implements DeviceSession {
    private final RemoteSession remote;
    private final SessionPreparation preparation;
    private final SystemServices services;
    private final Recorder recorder;

    private PreparedSession(
            RemoteSession remote, SessionPreparation preparation, SystemServices services, Recorder recorder) {
        this.remote = remote;
        this.preparation = preparation;
        this.services = services;
        this.recorder = recorder;
    }

    /**
     * Of a device without services or a tracer.
     *
     * @param remote this session's from here on, also when this fails
     */
    public static PreparedSession begin(RemoteSession remote, DevicePreparation preparation)
            throws AgentException, InterruptedException {
        return begin(remote, preparation, SystemServices.NONE, Recorder.NONE);
    }

    /** @param remote this session's from here on, also when this fails */
    public static PreparedSession begin(
            RemoteSession remote, DevicePreparation preparation, SystemServices services, Recorder recorder)
            throws AgentException, InterruptedException {
        return new PreparedSession(remote, SessionPreparation.begin(remote, preparation), services, recorder);
    }

    @Override
    public void reach() throws AgentException, InterruptedException {
        remote.reach();
    }

    @Override
    public List<Undoing> recovered() {
        return preparation.recovered();
    }

    @Override
    public List<StepOutcome> prepare(Preparation wanted) throws AgentException, InterruptedException {
        return preparation.prepare(wanted);
    }

    @Override
    public List<Undoing> restore() throws AgentException {
        return preparation.restore();
    }

    @Override
    public void close() {
        try {
            preparation.close();
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
    public Optional<ClockReading> clock() throws AssayException, InterruptedException {
        return remote.clock();
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
    public void run(Job job, Path bundle, Meanwhile meanwhile) throws AgentException, InterruptedException {
        remote.run(job, bundle, meanwhile);
    }

    @Override
    public void abandon(String jobId) throws AgentException, InterruptedException {
        remote.abandon(jobId);
        recorder.abandon(jobId);
    }
}
