package dev.assay.agents.ssh;

import dev.assay.agents.job.Job;
import dev.assay.collectors.bundle.Workload;
import dev.assay.collectors.sampling.ProcessGroups;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Small jobs, and what happens beside them. */
final class SshJobs {
    static final Path PROGRAMS = Path.of("target/on-device").toAbsolutePath();

    private SshJobs() {}

    static Job job(String id, String script) {
        return new Job(
                Job.SCHEMA,
                id,
                new Job.Runner(List.of("/bin/sh", "-c", script), Map.of(), Job.Speaks.OUTPUT),
                new Job.Runtime(null),
                new Job.Model("/none", "gguf"),
                new Workload.Generate("p1-g1", 1, 1, 0, 1, Workload.Sampling.NONE),
                1,
                1,
                Job.Limits.deadline(20_000),
                ProcessGroups.of(100, 10));
    }

    interface Deed {
        void done() throws Exception;
    }

    static Thread after(int ms, Deed deed) {
        return Thread.ofVirtual().start(() -> {
            try {
                Thread.sleep(ms);
                deed.done();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
    }
}
