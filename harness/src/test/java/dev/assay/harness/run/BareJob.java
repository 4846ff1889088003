package dev.assay.harness.run;

import dev.assay.agents.job.Job;
import java.util.List;
import java.util.Map;

/** A job that asks for nothing but that its runner is started. */
final class BareJob {
    private BareJob() {}

    static Job withDeadline(long ms) {
        return new Job(
                Job.SCHEMA,
                "run-1",
                new Job.Runner(List.of("/runner"), Map.of(), Job.Speaks.OUTPUT),
                new Job.Runtime(null),
                null,
                null,
                1,
                0,
                Job.Limits.deadline(ms),
                List.of());
    }
}
