package dev.assay.agents.local;

import dev.assay.agents.AgentException;
import dev.assay.agents.Artifact;
import dev.assay.agents.DeployListener;
import dev.assay.agents.DeviceSession;
import dev.assay.agents.NoSpace;
import dev.assay.agents.job.Job;
import dev.assay.agents.job.JobJson;
import dev.assay.collectors.condition.DeviceFiles;
import dev.assay.collectors.verdict.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs jobs on this machine through the probe, as on any other device. */
final class LocalSession implements DeviceSession {
    /** What the probe needs beyond the runner's deadline to end the runner's group and close the bundle. */
    private static final long PROBE_GRACE_MS = 15_000;

    /** Ctrl-C is the coordinator's to hear: it ends the trial in order, and the probe with it. */
    private static final String OWN_SESSION = "--own-session";

    /** The one question whose answer depends on where the sensors are. */
    private static final String FACTS = "facts";

    private final Path probe;
    private final Optional<Path> sysfsRoot;
    private final LocalFiles files;

    LocalSession(Path probe, Optional<Path> sysfsRoot) {
        this.probe = probe;
        this.sysfsRoot = sysfsRoot;
        this.files = new LocalFiles(sysfsRoot);
    }

    @Override
    public DeviceFiles files() {
        return files;
    }

    /** The artifact store is on this very device, so everything in it is deployed. */
    @Override
    public String deploy(Artifact artifact, DeployListener listener) {
        return artifact.path().toAbsolutePath().toString();
    }

    @Override
    public String probe(List<String> arguments, Duration deadline) throws AgentException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(probe.toString(), OWN_SESSION));
        command.addAll(arguments);
        if (arguments.getFirst().equals(FACTS)) {
            sysfsRoot.ifPresent(root -> command.addAll(List.of("--sysfs-root", root.toString())));
        }
        return new ProbeQuestion(command, deadline).answer();
    }

    @Override
    public String probeProgram() {
        return probe.toString();
    }

    @Override
    public void run(Job job, Path bundle) throws AgentException, InterruptedException {
        Path jobFile = bundle.resolve("job.json");
        Path complaints = bundle.resolve("probe.err");
        try {
            Files.write(jobFile, JobJson.write(job));
            Process process = new ProcessBuilder(List.of(
                            probe.toString(), OWN_SESSION, "run", jobFile.toString(), "--bundle", bundle.toString()))
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(complaints.toFile())
                    .start();
            check(await(process, job), job, complaints);
            Files.deleteIfExists(complaints);
        } catch (IOException e) {
            throw failed(NoSpace.failureOf(e.getMessage()), job, String.valueOf(e.getMessage()), e);
        }
    }

    /** A probe told to end takes its runner's group with it; its command line names the job's folder. */
    @Override
    public void abandon(String jobId) throws InterruptedException {
        List<ProcessHandle> left = ProcessHandle.allProcesses()
                .filter(p -> p.info().command().filter(this::isProbe).isPresent())
                .filter(p ->
                        p.info().arguments().stream().flatMap(Arrays::stream).anyMatch(a -> a.contains(jobId)))
                .toList();
        for (ProcessHandle process : left) {
            process.destroy();
            try {
                process.onExit().get(PROBE_GRACE_MS, TimeUnit.MILLISECONDS);
            } catch (ExecutionException | TimeoutException e) {
                process.destroyForcibly();
            }
        }
    }

    /** The kernel names a program by its path without links; ours may lead through some. */
    private boolean isProbe(String command) {
        try {
            return probe.toRealPath().toString().equals(command);
        } catch (IOException e) {
            return false;
        }
    }

    private int await(Process process, Job job) throws AgentException, InterruptedException {
        try {
            if (!process.waitFor(job.limits().deadlineMs() + PROBE_GRACE_MS, TimeUnit.MILLISECONDS)) {
                throw failed(Failure.DEVICE_LOST, job, "the probe did not end the job at its deadline", null);
            }
            return process.exitValue();
        } finally {
            end(process);
        }
    }

    /** TERM lets the probe end the runner's group and close the bundle; KILL takes the runner down with the probe. */
    private static void end(Process process) throws InterruptedException {
        if (process.isAlive()) {
            process.destroy();
            boolean interrupted = Thread.interrupted();
            if (!process.waitFor(PROBE_GRACE_MS, TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void check(int exitCode, Job job, Path complaints) throws AgentException, IOException {
        if (exitCode == 0) {
            return;
        }
        String said = Files.readString(complaints).strip();
        Failure failure = NoSpace.failureOf(said);
        throw failed(failure, job, "the probe ended with " + exitCode + (said.isEmpty() ? "" : ": " + said), null);
    }

    private static AgentException failed(Failure failure, Job job, String why, Throwable cause) {
        String remedy = failure == Failure.NO_SPACE
                ? "free some space, then go on with --resume"
                : "run 'assay doctor'; if that finds nothing, this is a defect of the probe: keep the bundle";
        return new AgentException(failure, "cannot run the job " + job.id(), "this machine", why, remedy, cause);
    }

    @Override
    public void close() {
        // Nothing is held open between jobs.
    }
}
