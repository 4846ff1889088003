package dev.assay.harness.run;

import dev.assay.agents.AgentException;
import dev.assay.agents.Artifact;
import dev.assay.agents.DeployListener;
import dev.assay.agents.DeviceSession;
import dev.assay.agents.job.Job;
import dev.assay.collectors.condition.DeviceFiles;
import dev.assay.collectors.verdict.Failure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A session whose device went away the moment it was opened. */
class LostSession implements DeviceSession {
    private static AgentException lost() {
        return new AgentException(Failure.DEVICE_LOST, "the device was lost", "adb:gone", "gone", "plug it in", null);
    }

    @Override
    public DeviceFiles files() {
        throw new UnsupportedOperationException("no file is asked for");
    }

    @Override
    public String deploy(Artifact artifact, DeployListener listener) throws AgentException {
        throw lost();
    }

    @Override
    public String probe(List<String> arguments, Duration deadline) throws AgentException {
        throw lost();
    }

    @Override
    public String probeProgram() {
        return "/probe";
    }

    @Override
    public void run(Job job, Path bundle) throws AgentException {
        throw lost();
    }

    @Override
    public void abandon(String jobId) throws AgentException {
        throw lost();
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
