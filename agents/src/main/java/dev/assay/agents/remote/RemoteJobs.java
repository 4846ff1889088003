package dev.assay.agents.remote;

import dev.assay.agents.AgentException;
import dev.assay.agents.job.Job;
import dev.assay.agents.job.JobJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Detached jobs of a device: each step may be asked for again after the link was cut, and is done once. */
final class RemoteJobs {
    private static final Duration QUICK = Duration.ofSeconds(30);

    private final Link link;
    private final RemoteHome home;
    private final ProbeProgram probe;

    RemoteJobs(Link link, RemoteHome home, ProbeProgram probe) {
        this.link = link;
        this.home = home;
        this.probe = probe;
    }

    /** Hands a job over and starts it, unless it was started before. */
    void start(Job job) throws AgentException, InterruptedException {
        String document = home.handedOver(job.id());
        try {
            Path local = Files.createTempFile("assay-job", ".json");
            try {
                Files.write(local, JobJson.write(job));
                link.append(Addition.whole(local, document));
            } finally {
                Files.deleteIfExists(local);
            }
        } catch (IOException e) {
            throw Trouble.host("cannot write the job " + job.id(), e);
        }
        state("start", probe.askAndRemove(List.of("start", document, "--jobs", home.jobs()), document, QUICK));
    }

    JobState status(String id) throws AgentException, InterruptedException {
        return ask("status", id, QUICK);
    }

    /**
     * Returns when the job no longer runs.
     *
     * @throws AgentException of DEVICE_LOST also when it still runs at the deadline
     */
    JobState await(String id, Duration deadline) throws AgentException, InterruptedException {
        return ask("wait", id, deadline);
    }

    /** Copies the files of a job that has ended, each checked by the hash that the device computed. */
    void fetch(String id, Path bundle) throws AgentException, InterruptedException {
        JobState collected = ask("collect", id, QUICK);
        if (collected.state() == JobState.State.UNKNOWN || collected.files() == null) {
            throw Trouble.lost("cannot collect the job " + id, link, "the device does not know the job any more");
        }
        for (Map.Entry<String, JobState.Collected> file : collected.files().entrySet()) {
            fetch(collected.bundle() + "/" + file.getKey(), file.getValue(), bundle.resolve(plain(file.getKey())));
        }
    }

    private void fetch(String source, JobState.Collected expected, Path target)
            throws AgentException, InterruptedException {
        Path partial = target.resolveSibling(target.getFileName() + ".partial");
        try {
            link.fetch(source, partial);
            if (!Parcel.sha256(partial).equals(expected.sha256())) {
                throw Trouble.lost("cannot collect " + source, link, "it arrived with another hash");
            }
            Files.move(partial, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw Trouble.host("cannot keep what the device measured", e);
        } finally {
            deleteIfThere(partial);
        }
    }

    private static void deleteIfThere(Path partial) {
        try {
            Files.deleteIfExists(partial);
        } catch (IOException e) {
            // Left in the bundle's folder, where sealing names what does not belong there.
        }
    }

    /** A bundle has no folders; a device that names one is not trusted with a path on this machine. */
    private String plain(String name) throws AgentException {
        if (name.contains("/") || name.contains("\\") || name.startsWith(".") || name.isEmpty()) {
            throw Trouble.of("cannot collect a job", link, "the device names a file '" + name + "'", null);
        }
        return name;
    }

    /** Removes all that a collected job left on the device. */
    void forget(String id) throws AgentException, InterruptedException {
        probe.ask(List.of("collect", id, "--jobs", home.jobs(), "--remove"), QUICK);
    }

    /** Ends a job and removes it; nothing happens when there is none. */
    void abandon(String id) throws AgentException, InterruptedException {
        // The document, too, of one that was handed over and not started.
        String said = probe.askAndRemove(List.of("stop", id, "--jobs", home.jobs()), home.handedOver(id), QUICK);
        if (state("stop", said).state() != JobState.State.UNKNOWN) {
            forget(id);
        }
    }

    private JobState ask(String what, String of, Duration deadline) throws AgentException, InterruptedException {
        return state(what, probe.ask(List.of(what, of, "--jobs", home.jobs()), deadline));
    }

    private JobState state(String what, String said) throws AgentException {
        try {
            return JobState.parse(said);
        } catch (RuntimeException e) {
            throw Trouble.of("cannot understand the probe", link, "'probe " + what + "' printed: " + said, e);
        }
    }
}
