package dev.assay.agents;

import dev.assay.agents.job.Job;
import dev.assay.collectors.condition.DeviceFiles;
import java.nio.file.Path;

/**
 * A device made ready for jobs. Transport failures throw {@link AgentException}; how a runner fared is no failure of the
 * session and stands in the bundle. Used by one thread; an interrupt ends the call in progress and the job with it.
 */
public interface DeviceSession extends AutoCloseable {
    /** The device's files, for conditions and facts. */
    DeviceFiles files();

    /**
     * Makes a file or folder present on the device under its content; what is there already is not sent again.
     *
     * @param immutable a file or folder of the artifact store, never changed once made
     * @return its absolute path on the device
     */
    String deploy(Path immutable) throws AgentException, InterruptedException;

    /**
     * Runs a job to its end and brings what the device wrote into {@code bundle}. A job already started under this id is
     * waited for, not started again.
     *
     * @param bundle an existing, empty folder on this machine; left unsealed
     */
    void run(Job job, Path bundle) throws AgentException, InterruptedException;

    /**
     * Ends a job that an earlier coordinator left running on the device, so that it does not disturb what is measured next.
     * Nothing happens when there is none.
     */
    void abandon(String jobId) throws AgentException, InterruptedException;

    @Override
    void close();
}
