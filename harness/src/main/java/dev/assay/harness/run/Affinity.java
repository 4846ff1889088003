package dev.assay.harness.run;

import dev.assay.agents.job.Job;
import dev.assay.collectors.bundle.BundleException;
import dev.assay.collectors.bundle.BundleFiles;
import dev.assay.collectors.bundle.TraceReader;
import dev.assay.collectors.condition.Condition;
import dev.assay.collectors.condition.Conditions;
import dev.assay.collectors.trace.RunnerEnd;
import dev.assay.collectors.trace.TraceFile;
import dev.assay.harness.config.Processors;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The processors that the runners of a suite are to run on: asked for in each job, believed where the device says that it
 * placed the runner there, recorded in the trial. It belongs to the runner's process, so nothing is to be undone.
 *
 * @param wanted empty: a suite that does not ask, whose trials say nothing of it
 */
record Affinity(Optional<Processors> wanted) {
    static final String NAME = "preparation_affinity";

    /** The job as the device is given it. */
    Job on(Job job) {
        return wanted.map(processors -> job.on(processors.numbers())).orElse(job);
    }

    /**
     * The conditions before the trial, with where its runner ran.
     *
     * @param read null where none were read, and then stays so
     * @param bundle as the job left it, not sealed
     */
    Conditions before(Conditions read, Path bundle) {
        return read == null || wanted.isEmpty()
                ? read
                : DevicePreparation.with(read, List.of(reading(wanted.get(), bundle)));
    }

    private static Condition reading(Processors processors, Path bundle) {
        return whyNot(processors, bundle)
                .map(why -> Condition.absent(
                        NAME, "", "asked for " + processors + ", not done: " + why, "protocol.prepare"))
                .orElseGet(() -> Condition.ofText(
                        NAME,
                        processors.toString(),
                        "set by the probe, which looked again before it started the runner"));
    }

    private static Optional<String> whyNot(Processors processors, Path bundle) {
        Path file = bundle.resolve(BundleFiles.TRACE);
        if (!Files.exists(file)) {
            return Optional.of("no runner was started");
        }
        try {
            return whyNot(processors, TraceReader.read(file));
        } catch (BundleException e) {
            return Optional.of("the trace cannot be read: " + e.why());
        }
    }

    private static Optional<String> whyNot(Processors processors, TraceFile trace) {
        Optional<List<Integer>> told = trace.header().map(TraceFile.Header::runnerCpus);
        if (told.isEmpty()) {
            return Optional.of("what runs the jobs there does not say on which processors the runner ran");
        }
        if (trace.runnerStartedNs().isEmpty()) {
            return Optional.of(trace.end()
                    .map(RunnerEnd::outcome)
                    .map(RunnerEnd.Outcome::detail)
                    .orElse("no runner was started"));
        }
        return told.get().equals(processors.numbers()) ? Optional.empty() : Optional.of("it ran on " + told.get());
    }
}
