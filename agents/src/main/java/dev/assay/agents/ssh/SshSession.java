package dev.assay.agents.ssh;

import dev.assay.agents.AgentException;
import dev.assay.agents.Artifact;
import dev.assay.agents.DeployListener;
import dev.assay.agents.DeviceSession;
import dev.assay.agents.board.preparation.BoardSettings;
import dev.assay.agents.board.preparation.Sudo;
import dev.assay.agents.job.Job;
import dev.assay.agents.preparation.Preparation;
import dev.assay.agents.preparation.StepOutcome;
import dev.assay.agents.preparation.Undoing;
import dev.assay.agents.remote.Link;
import dev.assay.agents.remote.RemoteHome;
import dev.assay.agents.remote.RemoteSession;
import dev.assay.agents.remote.preparation.DevicePreparation;
import dev.assay.agents.remote.preparation.SessionPreparation;
import dev.assay.collectors.condition.DeviceFiles;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** A session as with any device far away, and what a board has: a preparation that is undone. */
final class SshSession implements DeviceSession {
    private final RemoteSession remote;
    private final SessionPreparation preparation;

    private SshSession(RemoteSession remote, SessionPreparation preparation) {
        this.remote = remote;
        this.preparation = preparation;
    }

    /**
     * @param remote this session's from here on, also when this fails
     * @param link that {@code remote} works over
     * @param sudo what may be run as root there
     */
    static SshSession begin(RemoteSession remote, Link link, RemoteHome home, Sudo sudo)
            throws AgentException, InterruptedException {
        DevicePreparation preparation = new DevicePreparation(link, home, new BoardSettings(home, sudo));
        return new SshSession(remote, SessionPreparation.begin(remote, preparation));
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
    public void reach() throws AgentException, InterruptedException {
        remote.reach();
    }

    @Override
    public DeviceFiles files() {
        return remote.files();
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
    }
}
